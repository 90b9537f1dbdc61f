import { DAY_MIN } from '#domain';
import type { SqlValue } from './database';
import type { Asked } from './asked';
import type { Statements } from './statements';
import type { Tree } from './tree';
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

/** SQL for the units of a list, bound as `listOf` gives it. */
export const LISTED = '(SELECT value FROM json_each(?))';

/** What to bind to `LISTED`. */
export function listOf(units: Iterable<string>): string {
  return JSON.stringify([...units]);
}

/** What makes a claim of a unit one of its place: it names a parent, or stands beside one that does. */
const PLACES = `EXISTS (SELECT 1 FROM unit o WHERE o.unit_id = c.unit_id AND o.parent_id IS NOT NULL)`;

/**
 * The withdrawals that changed what stands above a unit, or below it: of claims of the unit and of those on its way up, and of
 * claims that put another below it.
 */
export function withdrawalsOfPlaces(
  statements: Statements,
  tree: Tree,
  unitId: string,
  asked: Asked,
): readonly Rested[] {
  const way = { where: `c.unit_id IN ${LISTED} AND ${PLACES}`, units: tree.above(unitId).keys() };
  const under = { where: `c.parent_id IN ${LISTED}`, units: tree.below(unitId) };
  return [way, under].flatMap(({ where, units }) =>
    withdrawalsOf(statements, { table: 'unit', where, values: [listOf(units)], day: `${DAY_MIN}` }, asked),
  );
}
