import { ImportError } from './import-error';
import type { Layout, LayoutOptions, Survey } from './layout';
import { rowsOf } from './reading/rows';
import type { Fingerprint, ImportFile } from './reading/file-text';
import { columnsOf, faultIn } from './reading/header';
import type { Columns, Row } from './reading/row';

/** Rows that are planned and recorded at a time: their commands fit into one commit of the ledger. */
const ROWS_PER_BATCH = 256;

/** A row, and why it cannot be read, where that is so. */
export type ReadRow = readonly [row: Row, fault: string | undefined];

/** A file of a layout, as it was read the first time. */
export interface SurveyedFile {
  readonly layout: Layout;
  readonly file: ImportFile;
  readonly columns: Columns;
  readonly fingerprint: Fingerprint;
  readonly survey: Survey;
}

/**
 * Reads a file to its end for the first time.
 * @param onRows hears how many rows were read so far.
 * @throws ImportError empty_file, unreadable_file, wrong_layout
 */
export async function surveyFile(
  layout: Layout,
  file: ImportFile,
  options: LayoutOptions,
  onRows: (rows: number) => void,
): Promise<SurveyedFile> {
  const wanted = { layout: layout.name, file: file.name, columns: layout.columns };
  const groups = rowsOf(file, layout.form);
  let begun: Pick<SurveyedFile, 'columns' | 'survey'> | undefined;
  let count = 0;
  let group = await groups.next();
  for (; group.done !== true; group = await groups.next()) {
    for (const row of group.value) {
      if (begun === undefined) {
        const columns = columnsOf(row, wanted);
        begun = { columns, survey: layout.survey(columns, options) };
        continue;
      }
      count += 1;
      if (faultIn(row, begun.columns) === undefined) begun.survey.add(row);
    }
    onRows(count);
  }
  if (begun !== undefined) return { layout, file, ...begun, fingerprint: group.value };
  const columns = columnsOf(undefined, wanted);
  return { layout, file, columns, survey: layout.survey(columns, options), fingerprint: group.value };
}

/**
 * The rows of a surveyed file, in batches.
 * @throws ImportError changed_file where it is not the file that was surveyed.
 */
export async function* batchesOf(surveyed: SurveyedFile): AsyncGenerator<readonly ReadRow[]> {
  const { layout, file, columns, fingerprint } = surveyed;
  const groups = rowsOf(file, layout.form);
  let batch: ReadRow[] = [];
  let isHeader = true;
  let group = await groups.next();
  for (; group.done !== true; group = await groups.next()) {
    for (const row of group.value) {
      if (!isHeader) batch.push([row, faultIn(row, columns)]);
      isHeader = false;
      if (batch.length < ROWS_PER_BATCH) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
  if (group.value.sha256 !== fingerprint.sha256) throw changedFile(file);
}

function changedFile(file: ImportFile): ImportError {
  return new ImportError('changed_file', {
    what: 'the file is not the one that was read before',
    where: file.name,
    why: 'it was written while it was imported, so its rows may belong to either file',
    next: 'Import it again once it is whole; what both files say is recorded once',
  });
}
