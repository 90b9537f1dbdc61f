import type { Asked } from '../asked';
import { identitiesOf } from '../identities';
import { declarationsOfLayoffs } from '../layoffs/same-layoffs';
import type { Statements } from '../statements';
import type { Rested } from '../valid-order';
import { LISTED, listOf, withdrawalsOf } from '../withdrawals';
import { withdrawalsOfPlaces } from '../withdrawn-places';
import type { Target } from './parts';
import { isLayoff } from './steps';
import type { CountedStep } from './steps';
import type { Workforce } from './workforce';

/** A share is as old as the layoff of which it is a part. */
export const DAY_OF_SHARE =
  '(SELECT min(l.announced_earliest) FROM layoff l WHERE l.layoff_id = c.layoff_id)';

/** A stage of a layoff that was announced of one of the listed units. */
export const OF_UNITS = `c.layoff_id IN (SELECT l.layoff_id FROM layoff l WHERE l.unit_id IN ${LISTED})`;

/**
 * Withdrawals of layoffs, of what became of them, of shares, hirings and transfers that could have reached a unit, and of claims
 * of the places around it.
 */
export function withdrawnChanges(
  statements: Statements,
  { tree }: Workforce,
  unitId: string,
  asked: Asked,
): readonly Rested[] {
  const around = tree.idsOf(new Set([...tree.above(unitId).keys(), ...tree.below(unitId)]));
  const near = listOf(around);
  const named = { where: `c.unit_id IN ${LISTED}`, values: [near] };
  const candidates = [
    { table: 'layoff', ...named, day: 'c.announced_earliest' },
    { table: 'layoff_share', ...named, day: DAY_OF_SHARE },
    declarationsOfLayoffs(around),
    {
      table: 'layoff_stage',
      where: `c.stage <> 'temporaryEnded' AND ${OF_UNITS}`,
      values: [near],
      day: 'c.earliest',
    },
    {
      table: 'staff_movement',
      where: `(c.from_unit_id IN ${LISTED} OR c.to_unit_id IN ${LISTED})`,
      values: [near, near],
      day: 'c.earliest',
    },
  ];
  return [
    ...candidates.flatMap((some) => withdrawalsOf(statements, some, asked)),
    ...withdrawalsOfPlaces(statements, tree, unitId, asked),
  ];
}

/** Withdrawals of reports that a count could have started from, or that a percentage could have been of. */
export function withdrawnReports(
  statements: Statements,
  { units, metric }: { readonly units: Iterable<string>; readonly metric: string },
  asked: Asked,
): readonly Rested[] {
  const where = `c.unit_id IN ${LISTED} AND c.metric = ?`;
  const values = [listOf(identitiesOf(statements, 'unit', asked).allOf(units)), metric];
  return withdrawalsOf(statements, { table: 'headcount_report', where, values, day: 'c.earliest' }, asked);
}

/** The units whose people some percentage is of. */
export function percentageUnits(
  { tree }: Workforce,
  steps: readonly CountedStep[],
  target: Target,
): ReadonlySet<string> {
  const units = steps
    .filter(isLayoff)
    .flatMap(({ programme }) =>
      programme.readings.flatMap(({ size, unitId }) =>
        size.by === 'percentage' ? [...tree.below(unitId), target.unitId] : [],
      ),
    );
  return new Set(units);
}
