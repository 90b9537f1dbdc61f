import { hullOf } from '#domain';
import type { DayRange } from '#domain';
import { liesIn } from '../period';
import type { Period } from '../period';
import { entriesOn, groundsOn, holdsOn } from '../tree';
import type { Tree } from '../tree';
import type { Rested } from '../valid-order';
import type { InvestmentRow } from './investments';
import type { InvestmentsQuestion } from './investments-query';

export const ALL_OF_TIME: Period = { from: -Infinity, to: Infinity };

/** One claim under each of the units that it names, by entry and dispute. */
export function claimOf({ entry, variant }: InvestmentRow): string {
  return `${entry}/${variant}`;
}

/** Where an investment stands to the asked unit. */
export interface Place {
  readonly holds: 'definitely' | 'possibly' | 'no';
  /** Positions of the entries that put investor or vehicle below the asked unit. */
  readonly entries: readonly number[];
}

/** Whether the investor or the vehicle stands below the asked unit on those days, in what every entry says of the investment. */
export function placeOf(
  rows: readonly InvestmentRow[],
  days: DayRange,
  { unitId, below }: InvestmentsQuestion,
  tree: Tree,
): Place {
  const places = rows.flatMap((row) => {
    const membership = below || row.unit_id === unitId ? tree.membership(row.unit_id, unitId) : undefined;
    const holds = membership === undefined ? 'no' : holdsOn(membership, days);
    if (membership === undefined || holds === 'no') return [];
    return [{ row, holds, entries: entriesOn(membership, days) }];
  });
  const certain = new Set(
    places.filter(({ holds }) => holds === 'definitely').map(({ row }) => claimOf(row)),
  );
  const inAll = rows.every((row) => certain.has(claimOf(row)));
  const holds = inAll ? 'definitely' : 'possibly';
  return { holds: places.length === 0 ? 'no' : holds, entries: places.flatMap(({ entries }) => entries) };
}

/** The changes of place without which an investment in the period would be one of the asked unit. */
export function movedAway(
  rows: readonly InvestmentRow[],
  { unitId, below, by, period = ALL_OF_TIME }: InvestmentsQuestion,
  tree: Tree,
): readonly Rested[] {
  if (!below || rows.length === 0) return [];
  const days = hullOf(rows.map((row) => daysOfRow(row, by)));
  if (liesIn(days, period) === 'no') return [];
  return rows
    .flatMap((row) => tree.membership(row.unit_id, unitId) ?? [])
    .filter((membership) => holdsOn(membership, days) === 'no')
    .flatMap((membership) => groundsOn(membership, days));
}

/** The day by which a claim is in a period; one of unknown day is dated by its announcement. */
export function daysOfRow(row: InvestmentRow, by: 'announced' | 'made'): DayRange {
  const { made_earliest, made_latest } = row;
  return by === 'made' && made_earliest !== null && made_latest !== null
    ? { earliest: made_earliest, latest: made_latest }
    : { earliest: row.announced_earliest, latest: row.announced_latest };
}
