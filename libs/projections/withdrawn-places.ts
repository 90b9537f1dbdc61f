import { DAY_MIN } from '#domain';
import type { Asked } from './asked';
import { declarations, declarationsOf } from './declarations';
import type { Statements } from './statements';
import type { Tree } from './tree';
import type { Rested } from './valid-order';
import { LISTED, listOf, withdrawalsOf } from './withdrawals';
import type { Candidates } from './withdrawals';

/** What makes a claim of a unit one of its place: it names a parent, or stands beside one that does. */
const PLACES = `EXISTS (SELECT 1 FROM unit o WHERE o.unit_id = c.unit_id AND o.parent_id IS NOT NULL)`;

/** The row is of a deal that some entry calls completed, withdrawn or not, under whichever id: another deal moves nothing. */
const COMPLETED = `EXISTS (SELECT 1 FROM acquisition_outcome o WHERE o.outcome = 'completed' AND o.deal_id IN (
  SELECT c.deal_id UNION SELECT keep FROM same WHERE kind = 'deal' AND id = c.deal_id
  UNION SELECT id FROM same WHERE kind = 'deal' AND keep = c.deal_id))`;

/** The row is of a deal that names a unit of one list as its target or one of another as its buyer, or was declared one with it. */
const DEALT = `c.deal_id IN (WITH named (deal_id) AS (
    SELECT deal_id FROM acquisition a WHERE a.company_id IN ${LISTED} OR a.buyer_id IN ${LISTED})
  SELECT deal_id FROM named UNION SELECT keep FROM same WHERE kind = 'deal' AND id IN named
  UNION SELECT id FROM same WHERE kind = 'deal' AND keep IN named)`;

/** Either id is one of such a deal, completed or not. */
const SAME_DEAL = `EXISTS (SELECT 1 FROM acquisition a WHERE a.deal_id IN (c.id, c.keep)
  AND (a.company_id IN ${LISTED} OR a.buyer_id IN ${LISTED}))`;

/**
 * The withdrawals that changed what stands above a unit, or below it: of claims of the unit and of those on its way up, of
 * claims that put another below it, of what moved or ended one of them, and of what made two of them one.
 */
export function withdrawalsOfPlaces(
  statements: Statements,
  tree: Tree,
  unitId: string,
  asked: Asked,
): readonly Rested[] {
  const [above, below] = [tree.idsOf(tree.above(unitId).keys()), tree.idsOf(tree.below(unitId))];
  const [up, down] = [listOf(above), listOf(below)];
  const near = listOf(new Set([...above, ...below]));
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
    declarationsOf('unit', new Set([...above, ...below])),
    declarations('deal', SAME_DEAL, [near, down]),
    { table: 'acquisition', where: `${DEALT} AND ${COMPLETED}`, ...bought },
    { table: 'acquisition_outcome', where: `${DEALT} AND ${COMPLETED}`, ...bought },
  ];
  return candidates.flatMap((some) => withdrawalsOf(statements, some, asked));
}
