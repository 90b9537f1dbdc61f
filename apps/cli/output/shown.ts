import type { Row } from './cell';

/** What a command answers, before it is printed. */
export interface Shown {
  /** The whole answer of the ledger, for `--output json`. */
  readonly body: unknown;
  /** Sentences for a person that stand before the rows. */
  readonly says: readonly string[];
  /** The answer row by row. */
  readonly rows: readonly Row[];
  /** Columns of the table, in order: none where what it says stands for them, those of the first row where it is left out. */
  readonly columns?: readonly string[];
  /** Entries that the answer rests on, by position, in valid order. */
  readonly restsOn: readonly number[];
}
