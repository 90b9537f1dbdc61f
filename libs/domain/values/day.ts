/**
 * A day of valid time: whole days since 1970-01-01 in the proleptic Gregorian calendar, without a time zone,
 * as the source wrote it. Days that can be written have the years 0000 to 9999; beyond them only the two
 * unbounded days have a meaning.
 */
export type Day = number;

/** Unbounded past: earlier than every day that can be written. */
export const DAY_MIN: Day = -10_000_000;
/** Unbounded future: later than every day that can be written. */
export const DAY_MAX: Day = 10_000_000;
/** First day that can be written: 0000-01-01. */
export const WRITTEN_DAY_MIN: Day = -719_528;
/** Last day that can be written, inclusive: 9999-12-31. */
export const WRITTEN_DAY_MAX: Day = 2_932_896;
/** Start of the unbounded past, in milliseconds since 1970 UTC: the first instant that ECMAScript knows. */
export const INSTANT_MIN = -8.64e15;
/** End of the unbounded future, in milliseconds since 1970 UTC: the last instant that ECMAScript knows. */
export const INSTANT_MAX = 8.64e15;

const DAY_MS = 86_400_000;
/** The calendar repeats after 400 years: 4,800 months of 146,097 days. */
const MEAN_MONTH_DAYS = 146_097 / 4_800;
/** Days from 0000-03-01 to 1970-01-01; a year that begins in March has its leap day last. */
const EPOCH_FROM_MARCH_0000 = 719_468;

const FULL_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * The first day of a month that is counted from 0000-01 as 0 (2025-10 is 2025 * 12 + 9); any whole number
 * will do.
 */
export function firstDayOfMonth(monthsFromYear0: number): Day {
  const monthsFromMarch = monthsFromYear0 - 2;
  const year = Math.floor(monthsFromMarch / 12);
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  const daysBeforeMonth = Math.floor((153 * (monthsFromMarch - year * 12) + 2) / 5);
  return year * 365 + leapDays + daysBeforeMonth - EPOCH_FROM_MARCH_0000;
}

/**
 * The day of a full date such as `2025-10-28`; undefined for any other form and for days that no calendar
 * has.
 */
export function parseDay(text: string): Day | undefined {
  const match = FULL_DAY.exec(text);
  if (match === null) return undefined;
  const [, year, month, dayOfMonth] = match.map(Number) as [number, number, number, number];
  if (month < 1 || month > 12 || dayOfMonth < 1) return undefined;
  const months = year * 12 + month - 1;
  const day = firstDayOfMonth(months) + dayOfMonth - 1;
  return day < firstDayOfMonth(months + 1) ? day : undefined;
}

/**
 * The full date of a day, such as `2025-10-28`.
 * @throws RangeError for a day outside the years 0000 to 9999, hence for the unbounded ones: they have no
 * date.
 */
export function formatDay(day: Day): string {
  if (!Number.isInteger(day) || day < WRITTEN_DAY_MIN || day > WRITTEN_DAY_MAX) {
    throw new RangeError(`day ${day} has no date in the years 0000 to 9999`);
  }
  const estimate = Math.floor((day - WRITTEN_DAY_MIN) / MEAN_MONTH_DAYS);
  const noLater = firstDayOfMonth(estimate) > day ? estimate - 1 : estimate;
  const months = firstDayOfMonth(noLater + 1) <= day ? noLater + 1 : noLater;
  const year = Math.floor(months / 12);
  const dayOfMonth = day - firstDayOfMonth(months) + 1;
  return `${padded(year, 4)}-${padded(months - year * 12 + 1, 2)}-${padded(dayOfMonth, 2)}`;
}

/** The day so many days later, or earlier where the number is negative. An unbounded day stays what it is. */
export function addDays(day: Day, days: number): Day {
  if (day <= DAY_MIN) return DAY_MIN;
  if (day >= DAY_MAX) return DAY_MAX;
  return clamp(day + days);
}

/**
 * The UTC day in which an instant lies, given in milliseconds since 1970 UTC; midnight belongs to the day
 * that it begins. Instants before and after all days that can be counted give the unbounded ones.
 * @throws RangeError for what is no number or infinite.
 */
export function dayOfInstant(epochMs: number): Day {
  if (!Number.isFinite(epochMs)) throw new RangeError(`${epochMs} is not an instant in milliseconds`);
  return clamp(Math.floor(epochMs / DAY_MS));
}

/**
 * The instant at which a day begins, 00:00 UTC, in milliseconds since 1970 UTC; unbounded for an unbounded
 * day.
 */
export function startOfDay(day: Day): number {
  if (day <= DAY_MIN) return INSTANT_MIN;
  if (day >= DAY_MAX) return INSTANT_MAX;
  return day * DAY_MS;
}

function clamp(day: Day): Day {
  return Math.min(Math.max(day, DAY_MIN), DAY_MAX);
}

function padded(part: number, digits: number): string {
  return String(part).padStart(digits, '0');
}
