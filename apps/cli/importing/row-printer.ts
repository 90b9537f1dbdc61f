import { createWriteStream, openSync } from 'node:fs';
import type { WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { REPORT_CSV_HEADER, isRemarkable, rowAsCsv, rowAsText } from '#import';
import type { RowReport } from '#import';
import { CommandFailure } from '../failure';
import type { Surroundings } from '../surroundings';

/** Most rows that are told one by one on standard error; the others are counted there, and whole in the report file. */
const TOLD_MAX = 100;

function reportAt(file: string): WriteStream {
  try {
    return createWriteStream(file, { fd: openSync(file, 'w', 0o600) });
  } catch (error) {
    throw new CommandFailure({
      what: `the report ${file} cannot be written`,
      where: '--report',
      why: (error as NodeJS.ErrnoException).code ?? String(error),
      next: 'name a file in a folder that exists',
    });
  }
}

/** Tells what a reader should know of each row, while an import goes on. */
export interface RowPrinter {
  readonly onRow: (row: RowReport) => void;
  /** Tells how many rows were not told one by one, and ends the report file. */
  readonly end: () => Promise<void>;
}

/**
 * @param reportFile where every row is told as CSV; nowhere where it is left out.
 * @throws CommandFailure where it cannot be written, before anything is imported.
 */
export function rowPrinter(errors: Surroundings['errors'], reportFile: string | undefined): RowPrinter {
  const report = reportFile === undefined ? undefined : reportAt(reportFile);
  report?.write(REPORT_CSV_HEADER);
  const failed = report === undefined ? undefined : finished(report);
  // Awaited at the end; until then a failure must not end the process.
  failed?.catch(() => undefined);
  let remarkable = 0;
  return {
    onRow: (row) => {
      report?.write(rowAsCsv(row));
      if (!isRemarkable(row)) return;
      remarkable += 1;
      if (remarkable <= TOLD_MAX) errors.write(`${rowAsText(row)}\n`);
    },
    end: async () => {
      const left = remarkable - TOLD_MAX;
      const where =
        reportFile === undefined ? '--report FILE keeps all of them' : `all of them are in ${reportFile}`;
      if (left > 0) errors.write(`… and ${left} rows more; ${where}\n`);
      report?.end();
      await failed;
    },
  };
}
