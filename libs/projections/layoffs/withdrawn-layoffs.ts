import type { Asked } from '../asked';
import { DAY_OF_SHARE, OF_UNITS } from '../headcount/withdrawn';
import type { Statements } from '../statements';
import type { Tree } from '../tree';
import type { Rested } from '../valid-order';
import { LISTED, listOf, withdrawalsOf } from '../withdrawals';
import { withdrawalsOfPlaces } from '../withdrawn-places';
import { declarationsOfLayoffs } from './same-layoffs';

interface Asking {
  readonly unitId: string;
  /** The asked unit, and those below it where they are asked for too. */
  readonly units: ReadonlySet<string>;
  readonly tree: Tree;
  /** Whether layoffs of units above are asked for too. */
  readonly shares?: boolean;
}

/** A layoff that names a unit above, of which a part was reported below. */
const SHARED = `c.unit_id IN ${LISTED} AND EXISTS (SELECT 1 FROM layoff_share s
  WHERE s.layoff_id = c.layoff_id AND s.unit_id IN ${LISTED})`;

/** A stage of a layoff that names a unit above, of which a part was reported below. */
const STAGE_OF_SHARED = `${OF_UNITS} AND EXISTS (SELECT 1 FROM layoff_share s
  WHERE s.layoff_id = c.layoff_id AND s.unit_id IN ${LISTED})`;

/** Withdrawals of layoffs, of what became of them, of shares where they are asked for, and of the places around the unit. */
export function withdrawnLayoffs(
  statements: Statements,
  { unitId, units, tree, shares = false }: Asking,
  asked: Asked,
): readonly Rested[] {
  const day = 'c.announced_earliest';
  const where = `c.unit_id IN ${LISTED}`;
  const values = [listOf(tree.idsOf(units))];
  const above = [listOf(tree.idsOf(tree.above(unitId).keys())), ...values];
  const candidates = [
    { table: 'layoff', where, values, day },
    { table: 'layoff_stage', where: OF_UNITS, values, day: 'c.earliest' },
    declarationsOfLayoffs(tree.idsOf(new Set([...tree.above(unitId).keys(), ...units]))),
    ...(shares
      ? [
          { table: 'layoff_share', where, values, day: DAY_OF_SHARE },
          { table: 'layoff', where: SHARED, values: above, day },
          { table: 'layoff_stage', where: STAGE_OF_SHARED, values: above, day: 'c.earliest' },
        ]
      : []),
  ];
  return [
    ...candidates.flatMap((some) => withdrawalsOf(statements, some, asked)),
    ...withdrawalsOfPlaces(statements, tree, unitId, asked),
  ];
}
