import { batchesOf, surveyFile } from './file-passes';
import type { ReadRow, SurveyedFile } from './file-passes';
import type { Layout, LayoutOptions, Reading } from './layout';
import type { ImportFile } from './reading/file-text';
import type { Recorder } from './recorder';
import { Rehearsal } from './rehearsal';
import type { ImportReport, RowReport } from './reporting/report';
import { Tally } from './reporting/tally';
import { Run } from './run';
import { sourceFileOf } from './source-file';

/** How far an import has come. */
export interface Progress {
  /** Reading the whole file first, recording what rows speak of, recording the rows. */
  readonly stage: 'survey' | 'introductions' | 'rows';
  /** Rows of this stage so far. */
  readonly rows: number;
}

/** How a file is imported. */
export interface ImportOptions extends LayoutOptions {
  /** Says what would be recorded, and records nothing. */
  readonly dryRun?: boolean;
  /** Hears of every row, in the order of the file; of vanished ones last. */
  readonly onRow?: (row: RowReport) => void;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Imports a file: reads it whole, records it as a source, then records its rows in batches. The same file can be imported again
 * at any time, also after a process was killed while it did: what is recorded is recognised, and only what is missing is added.
 * @throws ImportError where the file or an option is at fault; of a file that cannot be read to its end nothing is recorded.
 * @throws LedgerError where the ledger itself fails.
 */
export async function importFile(
  layout: Layout,
  file: ImportFile,
  recorder: Recorder,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const tell = options.onProgress ?? (() => undefined);
  const dryRun = options.dryRun === true;
  const target = dryRun ? new Rehearsal(recorder, layout.rereads === true) : recorder;
  const surveyed = await surveyFile(layout, file, options, (rows) => tell({ stage: 'survey', rows }));
  const { survey, fingerprint } = surveyed;
  const source = sourceFileOf(layout.name, file, fingerprint, options.publishedOn ?? survey.publishedOn());
  const tally = new Tally(options.onRow ?? (() => undefined));
  const run = new Run(target, source, { correlationId: source.sourceId, dryRun }, tally);
  await run.archive();
  await readAgain(surveyed, run, survey.read(source, target), tell);
  return tally.report({ layout: layout.name, source, dryRun });
}

/** The readings that record. */
async function readAgain(
  surveyed: SurveyedFile,
  run: Run,
  reading: Reading,
  tell: (progress: Progress) => void,
): Promise<void> {
  const each = async (stage: Progress['stage'], work: (batch: readonly ReadRow[]) => Promise<void>) => {
    let rows = 0;
    for await (const batch of batchesOf(surveyed)) {
      await work(batch);
      tell({ stage, rows: (rows += batch.length) });
    }
  };
  if (reading.introduce !== undefined) await each('introductions', (batch) => run.introduce(reading, batch));
  await each('rows', (batch) => run.rows(reading, batch));
  await run.vanished(reading);
}
