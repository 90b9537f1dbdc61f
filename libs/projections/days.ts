import { DAY_MAX, DAY_MIN, formatDay } from '#domain';
import type { Day, DayRange } from '#domain';

/** A day as it stands in answers: `2025-10-28`; null where it is open. */
export function dayText(day: Day): string | null {
  return day <= DAY_MIN || day >= DAY_MAX ? null : formatDay(day);
}

/** Both ends of an uncertain day, inclusive, as they stand in answers. */
export function daysText({ earliest, latest }: DayRange): {
  readonly earliest: string | null;
  readonly latest: string | null;
} {
  return { earliest: dayText(earliest), latest: dayText(latest) };
}
