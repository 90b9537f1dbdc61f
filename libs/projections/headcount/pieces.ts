import type { Day, DayRange } from '#domain';
import { holdsOn } from '../tree';
import type { Membership } from '../tree';

/** Some days in a row on all of which a unit stands below another one, or on each of which it may. */
export interface Piece {
  /** It begins after the end of a day within this. */
  readonly start: DayRange;
  /** Its last day. */
  readonly end: Day;
  readonly holds: 'definitely' | 'possibly';
  /** Whether nothing is known to change on the days that were asked about: each piece is then all of them. */
  readonly isWhole: boolean;
}

/**
 * The days after a start, up to `on` inclusive, cut where a unit comes to stand below another one or goes away from there; those on
 * which it surely does not stand there are left out.
 */
export function piecesOf(
  { certain, possible, ...rest }: Membership,
  start: DayRange,
  on: Day,
): readonly Piece[] {
  const turns = [...certain, ...possible].flatMap(({ from, to }) => [from - 1, to - 1]);
  const inside = turns.filter((day) => day >= start.latest && day > start.earliest && day < on);
  const ends = [...new Set([...inside, on])].toSorted((one, other) => one - other);
  const starts = [start, ...ends.map((day) => ({ earliest: day, latest: day }))];
  return ends.flatMap((end, number) => {
    const begun = starts[number] ?? start;
    const days = { earliest: Math.min(begun.earliest + 1, end), latest: end };
    const holds = holdsOn({ certain, possible, ...rest }, days);
    return holds === 'no' ? [] : [{ start: begun, end, holds, isWhole: ends.length === 1 }];
  });
}
