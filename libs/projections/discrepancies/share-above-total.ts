import { wholeOf } from '../headcount/reached';
import { partOf } from '../headcount/parts';
import { boundsOf, hull } from '../interval';
import type { Interval } from '../interval';
import type { LayoffRow } from '../layoffs/layoffs';
import type { Programme, Share } from '../layoffs/programme';
import { sharesOutside } from '../layoffs/shares-outside';
import type { Tree } from '../tree';
import { positionsOf } from './discrepancy';
import type { Find, Finding } from './discrepancy';
import type { Inspected, InspectedLayoff } from './inspected';

const ANY: Interval = { min: 0, max: Infinity };

/** A share above its layoff, or above the room that other shares leave it. */
export const shareAboveTotal: Find = (unitId, ledger) =>
  ledger.layoffsAt(unitId).flatMap((layoff) => sharesAbove(layoff, ledger));

function sharesAbove(layoff: InspectedLayoff, ledger: Inspected): readonly Finding[] {
  const { programme } = layoff;
  const outside = new Set(sharesOutside(programme, ledger.tree).map(({ share }) => share));
  const whole = wholeIn(layoff, ledger);
  return [...programme.shares.values()]
    .filter((share) => !outside.has(share))
    .flatMap((share) => {
      const room = roomFor(share, programme, whole, ledger.tree);
      const above = aboveRoom(share.positions, room);
      if (above === undefined) return [];
      const certainty = programme.certain && share.certain ? above : 'possible';
      return [findingOf(layoff, share, { room, whole, certainty })];
    });
}

/** A layoff's own positions; a temporary one counts in no total, and yet has one. */
function wholeIn({ rows, programme }: InspectedLayoff, ledger: Inspected): Interval {
  if (rows.some(({ kind }) => kind === 'temporary')) return hullOfAll(rows.map(positionsIn));
  const around = ledger.workforce('employees').around();
  return hullOfAll(programme.readings.map((reading) => wholeOf(programme, reading, around)));
}

function positionsIn({ positions_min, positions_max }: LayoffRow): Interval {
  return { min: positions_min ?? 0, max: positions_max ?? Infinity };
}

function hullOfAll([first = ANY, ...others]: readonly Interval[]): Interval {
  return hull(first, ...others);
}

/** The room of a share: between what is left where the others are at their largest, and where they are at their smallest. */
function roomFor(share: Share, programme: Programme, whole: Interval, tree: Tree): Interval {
  const above = tree.above(share.unitId);
  const most = leftFor(share, programme, whole.max, tree);
  const pressed = [...programme.shares].map(([unitId, one]): [string, Share] => {
    const { min, max } = one.positions;
    const edge = above.has(unitId) || max === Infinity ? min : max;
    return [unitId, { ...one, positions: { min: edge, max: edge } }];
  });
  return { min: leftFor(share, { ...programme, shares: new Map(pressed) }, whole.min, tree), max: most };
}

/** What is left for a unit, whatever its own share is said to be. */
function leftFor(share: Share, programme: Programme, whole: number, tree: Tree): number {
  const shares = new Map([...programme.shares, [share.unitId, { ...share, positions: ANY }]]);
  const target = { unitId: share.unitId, ownPeople: false };
  return partOf(target, { ...programme, shares }, { min: 0, max: whole }, tree).positions.max;
}

/** What has no upper bound claims no number that could be too large, and leaves room for any. */
function aboveRoom({ min, max }: Interval, room: Interval): Finding['certainty'] | undefined {
  if (min > room.max) return 'definite';
  return max !== Infinity && room.max !== Infinity && max > room.min ? 'possible' : undefined;
}

function findingOf(
  { programme }: InspectedLayoff,
  share: Share,
  {
    room,
    whole,
    certainty,
  }: { readonly room: Interval; readonly whole: Interval; readonly certainty: Finding['certainty'] },
): Finding {
  const others = [...programme.shares.values()].filter((other) => other !== share);
  const layoffUnits = [...new Set(programme.readings.map(({ unitId }) => unitId))];
  const taking = room.min < whole.min || room.max < whole.max ? others : [];
  return {
    certainty,
    subject: { unitId: share.unitId, layoffId: programme.layoffId },
    days: programme.days,
    what: { share: boundsOf(share.positions), room: boundsOf(room), whole: boundsOf(whole) },
    says: positionsOf(share.entries),
    against: positionsOf([...programme.entries, ...taking.flatMap(({ entries }) => entries)]),
    alsoIn: layoffUnits,
  };
}
