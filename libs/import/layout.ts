import type { PlannedChange } from './command-id';
import type { FileForm } from './reading/rows';
import type { Columns, Row } from './reading/row';
import type { Recorder } from './recorder';
import type { RowOutcome, RowReport } from './reporting/report';
import type { SourceFile } from './source-file';

/** What an importer may be told about a file. */
export interface LayoutOptions {
  /** When the file came out, where the file itself does not say, or says it wrong. */
  readonly publishedOn?: string;
  /** Offset from UTC of clock times that are written without one, such as `+00:00`; without it only their day counts. */
  readonly clockOffset?: string;
  /** A secret of the ledger from which opaque ids of persons are derived, at least 16 characters; layouts with persons need it. */
  readonly personSecret?: string;
}

/** What a row comes to: changes to record, in this order, and what to tell of it. */
export interface RowPlan {
  readonly line: number;
  readonly outcome: RowOutcome;
  readonly remarks: readonly string[];
  readonly changes: readonly PlannedChange[];
}

/** One way in which files of facts are laid out. */
export interface Layout {
  /** Lower-case words joined by hyphens; begins the ids of its sources. */
  readonly name: string;
  readonly form: FileForm;
  /** Columns without which no row can be read. */
  readonly columns: readonly string[];
  /** Rows look up what earlier rows of the same file recorded. */
  readonly rereads?: true;
  /** Begins the first reading, which records nothing. */
  survey(columns: Columns, options: LayoutOptions): Survey;
}

/** The first reading of a file: what must be known of the whole before anything is recorded. */
export interface Survey {
  /** Takes the rows that can be read, in order. */
  add(row: Row): void;
  /** When the file came out, by what its rows say; undefined where they do not say. */
  publishedOn(): string | undefined;
  /** Begins the readings that record. */
  read(source: SourceFile, recorder: Recorder): Reading;
}

/** The readings of a file that record. */
export interface Reading {
  /** Changes that introduce what rows speak of; the whole file goes by before the first row is planned. */
  introduce?(rows: readonly Row[]): Promise<readonly RowPlan[]>;
  /**
   * Plans rows that follow one another: one plan for each, or for the first of them where a later one rests on what they record.
   */
  plan(rows: readonly Row[]): Promise<readonly RowPlan[]>;
  /** Rows of earlier files that this one does not have, once all were planned. */
  vanished?(): AsyncIterable<RowReport>;
}

/** The plan of a row that nothing is recorded of. @param reasons why, in sentences. */
export function refusedRow(line: number, ...reasons: readonly string[]): RowPlan {
  return { line, outcome: 'refused', remarks: reasons, changes: [] };
}
