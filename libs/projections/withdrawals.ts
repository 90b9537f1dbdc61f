import type { SqlValue } from './database';
import type { Asked } from './asked';
import type { Statements } from './statements';
import type { Rested } from './valid-order';
import { VISIBLE, at, isVisible } from './visibility';

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
 * The withdrawals that took a candidate away, of the entry or of the dispute that claims it: an answer rests on them too, since it
 * would be another without them. Where an entry is out by a corroboration alone, the withdrawal of that takes it away.
 */
export function withdrawalsOf(
  statements: Statements,
  candidates: Candidates,
  asked: Asked,
): readonly Rested[] {
  const { table, where, day, values } = candidates;
  const { knownAt, publishedBy } = asked;
  // Whoever agrees is joined to each candidate, and has it out where its own source has not published it yet.
  const sql = `SELECT w.entry AS entry, ${day} AS day FROM ${table} c
    LEFT JOIN published k ON k.corroborates = c.entry AND k.entry <= ? AND k.instant <= ?
    CROSS JOIN published w ON w.withdraws IN (c.entry, c.variant, k.entry) JOIN published p ON p.entry = c.entry
    WHERE ${where} AND max(c.entry, c.variant) <= ? AND coalesce(k.instant, p.instant) <= ?
      AND NOT ${VISIBLE} AND ${isVisible('w.entry')}`;
  const point = [knownAt, publishedBy];
  return statements.all<Rested>(sql, ...point, ...values, ...point, ...at(asked), ...at(asked));
}

/** SQL for the units of a list, bound as `listOf` gives it. */
export const LISTED = '(SELECT value FROM json_each(?))';

/** What to bind to `LISTED`. */
export function listOf(units: Iterable<string>): string {
  return JSON.stringify([...units]);
}

/** A condition that a column of the row `c` holds one of some ids, and its values. There is mostly one, which is found faster. */
export function oneOf(column: string, ids: readonly string[]): Pick<Candidates, 'where' | 'values'> {
  const [first = ''] = ids;
  return ids.length === 1
    ? { where: `c.${column} = ?`, values: [first] }
    : { where: `c.${column} IN ${LISTED}`, values: [listOf(ids)] };
}
