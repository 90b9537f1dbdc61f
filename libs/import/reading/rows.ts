import { csvRows } from './csv-rows';
import type { CsvForm } from './csv-rows';
import type { Fingerprint, ImportFile } from './file-text';
import { ndjsonRows } from './ndjson-rows';
import type { Row } from './row';

/** How a file is written: as CSV, or as JSON objects, one a line, of which the named keys count. */
export type FileForm = CsvForm | { readonly ndjson: readonly string[] };

/**
 * The rows of a file, its header first, in groups as they come from the disk.
 * @returns the fingerprint of the file.
 * @throws ImportError empty_file, unreadable_file
 */
export function rowsOf(file: ImportFile, form: FileForm): AsyncGenerator<readonly Row[], Fingerprint> {
  return 'ndjson' in form ? ndjsonRows(file, form.ndjson) : csvRows(file, form);
}
