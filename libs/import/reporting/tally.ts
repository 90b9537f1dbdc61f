import type { SourceFile } from '../source-file';
import type { ImportReport, RowReport } from './report';

/** Counts what becomes of rows as they go by. */
export class Tally {
  readonly #onRow: (row: RowReport) => void;
  readonly #of: Record<RowReport['outcome'], number> = {
    accepted: 0,
    restated: 0,
    unchanged: 0,
    refused: 0,
    vanished: 0,
  };
  #flagged = 0;
  #entries = 0;

  /** @param onRow hears of every row, in the order of the file, vanished ones last. */
  constructor(onRow: (row: RowReport) => void) {
    this.#onRow = onRow;
  }

  /** Rows of the file that were counted so far. */
  get rows(): number {
    const { accepted, restated, unchanged, refused } = this.#of;
    return accepted + restated + unchanged + refused;
  }

  add(row: RowReport): void {
    this.#of[row.outcome] += 1;
    if (row.remarks.length > 0 && row.outcome !== 'refused' && row.outcome !== 'vanished') this.#flagged += 1;
    this.#onRow(row);
  }

  addEntries(entries: number): void {
    this.#entries += entries;
  }

  report(about: {
    readonly layout: string;
    readonly source: SourceFile;
    readonly dryRun: boolean;
  }): ImportReport {
    return { ...about, rows: this.rows, ...this.#of, flagged: this.#flagged, entries: this.#entries };
  }
}
