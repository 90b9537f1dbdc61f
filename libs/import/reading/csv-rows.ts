import { CsvScanner } from './csv-scanner';
import { textOf } from './file-text';
import type { Encoding, Fingerprint, ImportFile } from './file-text';
import type { Row } from './row';

/** How a file of rows is written. */
export interface CsvForm {
  readonly encoding: Encoding;
  /** One character between cells; a comma where it is left out. */
  readonly delimiter?: string;
}

/**
 * The rows of a CSV file, its header first, in groups as they come from the disk.
 * @returns the fingerprint of the file.
 * @throws ImportError empty_file, unreadable_file
 */
export async function* csvRows(file: ImportFile, form: CsvForm): AsyncGenerator<readonly Row[], Fingerprint> {
  const scanner = new CsvScanner(file.name, form.delimiter);
  const texts = textOf(file, form.encoding);
  for (let piece = await texts.next(); ; piece = await texts.next()) {
    if (piece.done === true) {
      yield scanner.end();
      return piece.value;
    }
    yield scanner.push(piece.value);
  }
}
