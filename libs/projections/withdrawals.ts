import type { SqlValue } from './database';
import type { Asked } from './asked';
import type { Statements } from './statements';
import type { Rested } from './valid-order';
import { VISIBLE, at } from './visibility';

/** Rows of a table of claims that an answer could have rested on. */
export interface Candidates {
  readonly table: string;
  /** A condition on the row `c`, with its values. */
  readonly where: string;
  readonly values: readonly SqlValue[];
  /** SQL for the first day of what the row `c` says. */
  readonly day: string;
}

/**
 * The withdrawals that took a candidate away: an answer rests on them too, since it would be another without them.
 */
export function withdrawalsOf(
  statements: Statements,
  candidates: Candidates,
  asked: Asked,
): readonly Rested[] {
  const sql = `SELECT w.entry AS entry, ${candidates.day} AS day FROM ${candidates.table} c
    JOIN published p ON p.entry = c.entry JOIN published w ON w.withdraws = c.entry
    WHERE ${candidates.where} AND c.entry <= ? AND p.instant <= ? AND NOT ${VISIBLE}
    AND EXISTS (SELECT 1 FROM visible u WHERE u.entry = w.entry
      AND u.known_from <= ? AND u.known_to > ? AND u.published_from <= ? AND u.published_to > ?)`;
  const { knownAt, publishedBy } = asked;
  return statements.all<Rested>(sql, ...candidates.values, knownAt, publishedBy, ...at(asked), ...at(asked));
}
