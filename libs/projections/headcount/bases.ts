import type { Day, DayRange } from '#domain';
import type { Interval } from '../interval';
import type { Report } from './headcount';

/** A report that a count may start from. */
export interface Base {
  readonly days: DayRange;
  readonly count: Interval;
  readonly report: Report;
}

/** The reports that may be the last one by a day. */
export interface Bases {
  /** Whether some report holds by the day for certain. */
  readonly settled: boolean;
  readonly bases: readonly Base[];
}

/**
 * The bases of a day: the last report that is certainly made by its end, any other that may be later than it, and every
 * report of which it is uncertain whether it was made by then. One that may not have been made at all takes no other's place.
 */
export function basesOn(reports: readonly Report[], on: Day): Bases {
  const made = reports.filter(({ latest, certain }) => certain && latest <= on);
  const last = Math.max(...made.map(({ earliest }) => earliest));
  const candidates = reports.filter(
    ({ earliest, latest }) => earliest <= on && (latest > on || latest >= last),
  );
  return { settled: made.length > 0, bases: candidates.map(baseOf) };
}

function baseOf(report: Report): Base {
  return {
    days: { earliest: report.earliest, latest: report.latest },
    count: { min: report.count_min, max: report.count_max ?? Infinity },
    report,
  };
}
