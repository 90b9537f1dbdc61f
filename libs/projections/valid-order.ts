import { DAY_MIN } from '#domain';
import type { Day } from '#domain';
import type { Asked } from './asked';
import type { Statements } from './statements';
import { VISIBLE, at } from './visibility';

/** An entry that an answer rests on, and the first day of what it says. */
export interface Rested {
  readonly entry: number;
  readonly day: Day;
}

/** Positions in valid order, each once; ties by position. */
function inValidOrder(rested: readonly Rested[]): readonly number[] {
  const sorted = rested.toSorted((a, b) => a.day - b.day || a.entry - b.entry);
  return [...new Set(sorted.map(({ entry }) => entry))];
}

/** The longest chain of withdrawals of withdrawals that is followed; a longer one is refused when it is recorded. */
const WITHDRAWALS_MAX = 8;

/**
 * Positions of all that an answer rests on, in valid order: beside each entry the withdrawals that gave it back, since it
 * would be withdrawn without them.
 */
export function groundsOf(
  statements: Statements,
  rested: readonly Rested[],
  asked: Asked,
): readonly number[] {
  const days = new Map(rested.map(({ entry, day }) => [entry, day]));
  const sql = `WITH RECURSIVE chain (root, entry, depth) AS (
      SELECT value, value, 0 FROM json_each(?)
      UNION SELECT root, w.entry, depth + 1 FROM chain JOIN published w ON w.withdraws = chain.entry
      WHERE depth < ${WITHDRAWALS_MAX} AND w.entry <= ?)
    SELECT root, entry FROM chain c WHERE depth > 0 AND depth % 2 = 0 AND ${VISIBLE}`;
  const given = statements.all<{ readonly root: number; readonly entry: number }>(
    sql,
    JSON.stringify([...days.keys()]),
    asked.knownAt,
    ...at(asked),
  );
  return inValidOrder([
    ...rested,
    ...given.map(({ root, entry }) => ({ entry, day: days.get(root) ?? DAY_MIN })),
  ]);
}
