import { hullOf } from '#domain';
import type { Day, DayRange } from '#domain';
import { daysWithin, liesIn } from '../period';
import { groundsOn, holdsOn } from '../tree';
import type { Membership, Tree } from '../tree';
import type { Rested } from '../valid-order';
import { daysOfRow } from './layoff-item';
import type { Told } from './layoff-item';
import type { LayoffsQuestion } from './layoffs-query';

/** Which layoffs are asked for, of which units, and as they are in force on which day. */
export type Asking = LayoffsQuestion & { readonly units: ReadonlySet<string>; readonly on: Day };

/** Where a layoff stands to the asked unit, and when. */
export interface Located {
  readonly days: DayRange;
  /** Those of its days that lie in the period: on the others, where its unit stood does not matter. */
  readonly within: DayRange;
  readonly places: readonly Membership[];
  readonly inPeriod: 'definitely' | 'possibly' | 'no';
}

/** @see Located */
export function locate(told: Told, { unitId, units, period, by }: Asking, tree: Tree): Located {
  const days = daysBy(told, by);
  const within = period === undefined ? days : daysWithin(days, period);
  const shared = told.shares.some((share) => {
    const place = units.has(share.unit_id) ? tree.membership(share.unit_id, unitId) : undefined;
    return place !== undefined && holdsOn(place, within) !== 'no';
  });
  return {
    days,
    within,
    places: told.rows.flatMap(({ unit_id }) => placeOf(tree, unit_id, unitId, shared) ?? []),
    inPeriod: period === undefined ? 'definitely' : liesIn(days, period),
  };
}

/** The changes of place without which a layoff would stand below the asked unit. */
export function movedAway(told: Told, asking: Asking, tree: Tree): readonly Rested[] {
  const { within, places, inPeriod } = locate(told, asking, tree);
  if (inPeriod === 'no') return [];
  return places
    .filter((place) => holdsOn(place, within) === 'no')
    .flatMap((place) => groundsOn(place, within));
}

/** The days by which a layoff is in a period: of its announcement, or those on which it acts by what is in force. */
function daysBy({ rows, programme }: Told, by: 'announced' | 'effective'): DayRange {
  return by === 'effective' && programme.inForce !== undefined
    ? hullOf(programme.inForce.map(({ taking }) => taking.days))
    : hullOf(rows.map((row) => daysOfRow(row, by)));
}

/** Where a layoff's unit stands below the asked one; or above it, where the asked one has a share. */
function placeOf(tree: Tree, layoffUnitId: string, unitId: string, shared: boolean): Membership | undefined {
  return (
    tree.membership(layoffUnitId, unitId) ?? (shared ? tree.membership(unitId, layoffUnitId) : undefined)
  );
}
