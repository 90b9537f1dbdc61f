import type { Day } from './day';

/**
 * The days on which something may have been: both bounds inclusive, `earliest` <= `latest`, an open end is
 * unbounded.
 */
export interface DayRange {
  readonly earliest: Day;
  readonly latest: Day;
}

/** Whether every day of `a` comes before every day of `b`. */
export function definitelyBefore(a: DayRange, b: DayRange): boolean {
  return a.latest < b.earliest;
}

/** Whether every day of `a` comes after every day of `b`. */
export function definitelyAfter(a: DayRange, b: DayRange): boolean {
  return definitelyBefore(b, a);
}

/** Whether `a` and `b` have a day in common. */
export function mayOverlap(a: DayRange, b: DayRange): boolean {
  return !definitelyBefore(a, b) && !definitelyBefore(b, a);
}

/**
 * The smallest range that contains all given ones.
 * @throws RangeError for none at all: nothing has no days.
 */
export function hullOf(ranges: readonly DayRange[]): DayRange {
  if (ranges.length === 0) throw new RangeError('the hull of no days at all is not defined');
  return ranges.reduce<DayRange>(
    (hull, range) => ({
      earliest: Math.min(hull.earliest, range.earliest),
      latest: Math.max(hull.latest, range.latest),
    }),
    { earliest: Infinity, latest: -Infinity },
  );
}

/** The days that lie in both ranges; undefined where there are none. */
export function intersectionOf(a: DayRange, b: DayRange): DayRange | undefined {
  if (!mayOverlap(a, b)) return undefined;
  return { earliest: Math.max(a.earliest, b.earliest), latest: Math.min(a.latest, b.latest) };
}
