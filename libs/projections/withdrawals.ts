import { DAY_MIN } from '#domain';
import type { SqlValue } from './database';
import type { Asked } from './asked';
import type { Statements } from './statements';
import type { Tree } from './tree';
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
  const point = [knownAt, publishedBy, ...at(asked), ...at(asked)];
  const gone = `${where} AND max(c.entry, c.variant) <= ? AND p.instant <= ? AND NOT ${VISIBLE} AND ${isVisible('w.entry')}`;
  const own = `SELECT w.entry AS entry, ${day} AS day FROM ${table} c
    CROSS JOIN published w ON w.withdraws IN (c.entry, c.variant) JOIN published p ON p.entry = c.entry WHERE ${gone}`;
  const agreeing = `SELECT w.entry AS entry, ${day} AS day FROM ${table} c
    CROSS JOIN published p ON p.corroborates = c.entry JOIN published w ON w.withdraws IN (c.entry, c.variant, p.entry)
    WHERE ${gone} AND p.entry <= ?`;
  return [
    ...statements.all<Rested>(own, ...values, ...point),
    ...statements.all<Rested>(agreeing, ...values, ...point, knownAt),
  ];
}

/** SQL for the units of a list, bound as `listOf` gives it. */
export const LISTED = '(SELECT value FROM json_each(?))';

/** What to bind to `LISTED`. */
export function listOf(units: Iterable<string>): string {
  return JSON.stringify([...units]);
}

/** What makes a claim of a unit one of its place: it names a parent, or stands beside one that does. */
const PLACES = `EXISTS (SELECT 1 FROM unit o WHERE o.unit_id = c.unit_id AND o.parent_id IS NOT NULL)`;

/** The row is of a deal that some entry calls completed, withdrawn or not: another deal moves nothing. */
const COMPLETED = `EXISTS (SELECT 1 FROM acquisition_outcome o WHERE o.deal_id = c.deal_id AND o.outcome = 'completed')`;

/** The row is of a deal that names a unit of one list as its target or one of another as its buyer, withdrawn or not. */
const DEALT = `c.deal_id IN (SELECT deal_id FROM acquisition a WHERE a.company_id IN ${LISTED} OR a.buyer_id IN ${LISTED})`;

/**
 * The withdrawals that changed what stands above a unit, or below it: of claims of the unit and of those on its way up, of
 * claims that put another below it, and of what moved or ended one of them.
 */
export function withdrawalsOfPlaces(
  statements: Statements,
  tree: Tree,
  unitId: string,
  asked: Asked,
): readonly Rested[] {
  const up = listOf(tree.above(unitId).keys());
  const down = listOf(tree.below(unitId));
  const near = listOf(new Set([...tree.above(unitId).keys(), ...tree.below(unitId)]));
  const bought = { values: [near, down], day: 'c.earliest' };
  const candidates: readonly Candidates[] = [
    { table: 'unit', where: `c.unit_id IN ${LISTED} AND ${PLACES}`, values: [up], day: `${DAY_MIN}` },
    { table: 'unit', where: `c.parent_id IN ${LISTED}`, values: [down], day: `${DAY_MIN}` },
    {
      table: 'unit_placement',
      where: `(c.unit_id IN ${LISTED} OR c.parent_id IN ${LISTED})`,
      values: [near, down],
      day: 'c.earliest',
    },
    { table: 'acquisition', where: `${DEALT} AND ${COMPLETED}`, ...bought },
    { table: 'acquisition_outcome', where: `${DEALT} AND ${COMPLETED}`, ...bought },
  ];
  return candidates.flatMap((some) => withdrawalsOf(statements, some, asked));
}
