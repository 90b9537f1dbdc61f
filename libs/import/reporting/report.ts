import type { SourceFile } from '../source-file';

/** What became of a row: each row has exactly one of these. */
export type RowOutcome =
  /** It said something new, which is recorded. */
  | 'accepted'
  /** It says otherwise than an earlier file of the same source: the earlier entry is restated. */
  | 'restated'
  /** What it says is recorded already, or is nothing. */
  | 'unchanged'
  /** It cannot be read, or breaks a rule of the ledger. */
  | 'refused';

/** What is told of one row. */
export interface RowReport {
  /** Line on which the row begins, from 1; of a vanished row, its line in the earlier file, or 0 where that is not known. */
  readonly line: number;
  /** `vanished`: an earlier file of the same source had this row, and this one has not. */
  readonly outcome: RowOutcome | 'vanished';
  /** Why it was refused, or what a reader should know of it, in sentences; a row with remarks that is not refused is flagged. */
  readonly remarks: readonly string[];
}

/** What an import came to. `accepted + restated + unchanged + refused = rows`. */
export interface ImportReport {
  readonly layout: string;
  readonly source: SourceFile;
  /** True where nothing was recorded, and the numbers say what would be. */
  readonly dryRun: boolean;
  /** Rows of the file, its header and blank lines apart. */
  readonly rows: number;
  readonly accepted: number;
  readonly restated: number;
  readonly unchanged: number;
  readonly refused: number;
  /** Rows that were not refused and have remarks. */
  readonly flagged: number;
  /** Rows of earlier files of the same source that this one does not have; nothing is recorded of them. */
  readonly vanished: number;
  /** Entries that this run recorded, or in a dry run would record. */
  readonly entries: number;
}

/** Whether a reader should look at a row: it was refused, flagged, or has vanished. */
export function isRemarkable({ outcome, remarks }: RowReport): boolean {
  return outcome === 'refused' || outcome === 'vanished' || remarks.length > 0;
}
