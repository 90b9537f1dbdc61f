import type { Day, DayRange } from '#domain';

/** A period of days: `from` inclusive, `to` exclusive. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** Whether something of uncertain day lies in a period: definitely where all its days do, possibly where some do. */
export function liesIn(
  { earliest, latest }: DayRange,
  { from, to }: Period,
): 'definitely' | 'possibly' | 'no' {
  if (earliest >= from && latest < to) return 'definitely';
  return latest >= from && earliest < to ? 'possibly' : 'no';
}

/** Those of some days that lie in a period; the days as they are where none does. */
export function daysWithin(days: DayRange, { from, to }: Period): DayRange {
  const within = { earliest: Math.max(days.earliest, from), latest: Math.min(days.latest, to - 1) };
  return within.earliest <= within.latest ? within : days;
}
