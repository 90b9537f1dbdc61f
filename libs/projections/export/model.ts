import type { Metric, Scope } from '#domain';
import type { Asked } from '../asked';
import type { Statements } from '../statements';
import type { Columns, ExportedRow } from './column';

/** What is counted, where people are counted. */
export interface ExportQuestion {
  readonly metric: Metric;
  readonly scope: Scope;
}

/** A stretch of rows that is read at once, and after what the next one begins; undefined at the end. */
export interface Stretch {
  readonly rows: readonly ExportedRow[];
  readonly next: string | undefined;
}

/** What may be exported: how the rows of one kind are read, stretch by stretch, so that there may be any number of them. */
export interface ExportModel {
  /** The read models that it needs. */
  readonly needs: readonly string[];
  readonly columns: Columns;
  /** @param after what the stretch before gave as next; undefined for the first. */
  readonly read: (reading: Reading, after: string | undefined) => Stretch;
}

/** At which point rows are read, of whom, and from where. */
export interface Reading {
  readonly statements: Statements;
  readonly asked: Asked;
  readonly question: ExportQuestion;
}

/** Ids of the entries at some positions, in their order. */
export function idsAt({ statements }: Reading, positions: readonly number[]): readonly string[] {
  return positions.flatMap(
    (position) =>
      statements.get<{ readonly id: string }>('SELECT id FROM entry WHERE position = ?', position)?.id ?? [],
  );
}
