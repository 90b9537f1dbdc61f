import { addDays, parseDay, startOfDay } from './day';
import { daysOf, parsePartialDate } from './partial-date';
import type { DateRefusal, DayRange } from './partial-date';

export { INSTANT_MAX, INSTANT_MIN } from './day';

/**
 * The instants between which something was published, in milliseconds since 1970 UTC. An instant is both
 * bounds. Of days, `earliest` is 00:00 UTC of the first and `latest` 24:00 UTC of the last, which itself
 * belongs to the next day; open ends are unbounded. Whether one publication is known at another's time is
 * asked with `latest` on both sides, inclusive.
 */
export interface Publication {
  readonly earliest: number;
  readonly latest: number;
}

/** What reading a publication time gives: its bounds or the refusal. */
export type ParsedPublication = ({ readonly ok: true } & Publication) | DateRefusal;

const HH_MM = String.raw`([01]\d|2[0-3]):([0-5]\d)`;
const INSTANT = new RegExp(
  String.raw`^\d{4}-\d{2}-\d{2}T${HH_MM}:([0-5]\d(?:\.\d{1,3})?)(?:Z|([+-])${HH_MM})$`,
);
/** Anything that was meant as an instant: a full date, then a time of day. */
const TIMED = /^\s*\d{4}-\d{2}-\d{2}[Tt ]+\d/;
const WITHOUT_OFFSET = /^\s*\d{4}-\d{2}-\d{2}[Tt ]+[\d:.,]+\s*$/;
/** Longer texts get no suggestion. In UTF-16 code units. */
const TEXT_LENGTH_MAX = 80;

const FORM =
  'an instant is written as 2025-10-28T09:30:00+03:00 or 2025-10-28T06:30:00Z: hours 00 to 23, ' +
  'minutes and seconds 00 to 59, at most three decimals, the offset in hours and minutes';
const NO_OFFSET =
  'an instant needs its offset from UTC (Z or +03:00): without one it is another instant in every ' +
  'time zone; add it, or give the day alone';

/** What other formats write differently, and how we write it; each applied once, in this order. */
const NORMAL_FORMS: readonly (readonly [pattern: RegExp, form: string])[] = [
  [/^\s+|\s+$/g, ''],
  [/(?<=^.{10})[Tt ]+/, 'T'],
  [/ ?[Zz]$/, 'Z'],
  [/ (?=[+-])/, ''],
  [/(?<=T\d{2}:\d{2})(?!:)/, ':00'],
  [/(?<=:\d{2})[.,](\d{1,3})\d*/, '.$1'],
  [/(?<=T.*[+-]\d{2})(?=\d{2}$)/, ':'],
  [/(?<=T.*[+-]\d{2})$/, ':00'],
];

/**
 * Reads a publication time: a partial date, or an RFC 3339 instant with offset. Never throws, whatever it is
 * given.
 */
export function parsePublication(text: unknown): ParsedPublication {
  if (typeof text !== 'string' || !TIMED.test(text)) return ofDays(text);
  const instant = readInstant(text);
  return instant === undefined ? explain(text) : { ok: true, earliest: instant, latest: instant };
}

/**
 * The bounds of a publication time that is known to be valid.
 * @throws RangeError where it is not.
 */
export function publicationOf(text: string): Publication {
  const parsed = parsePublication(text);
  if (!parsed.ok) throw new RangeError(`"${text.slice(0, 40)}" is not a publication time: ${parsed.why}`);
  return { earliest: parsed.earliest, latest: parsed.latest };
}

/**
 * The days of a publication as its source wrote them, for comparing with days of valid time, which have no
 * zone: of an instant the day that is written in it, whatever day it was in UTC.
 * @throws RangeError where the text is not a publication time.
 */
export function publicationDaysOf(text: string): DayRange {
  publicationOf(text);
  return daysOf(TIMED.test(text) ? text.slice(0, 10) : text);
}

/**
 * Whether `a` was certainly published before `b`. 24:00 of a day is 00:00 of the next, so a publication on a
 * day comes before anything at the instant that ends it, whereas two publications at one and the same instant
 * do not come before each other.
 */
export function definitelyPublishedBefore(a: Publication, b: Publication): boolean {
  return a.latest < b.earliest || (a.latest === b.earliest && a.earliest < a.latest);
}

function ofDays(text: unknown): ParsedPublication {
  const days = parsePartialDate(text);
  if (!days.ok) return days;
  return { ok: true, earliest: startOfDay(days.earliest), latest: startOfDay(addDays(days.latest, 1)) };
}

function readInstant(text: string): number | undefined {
  const day = parseDay(text.slice(0, 10));
  const clock = INSTANT.exec(text);
  if (day === undefined || clock === null) return undefined;
  const [, hours, minutes, seconds, sign, hoursAhead = '0', minutesAhead = '0'] = clock;
  const minutesOfDay = Number(hours) * 60 + Number(minutes);
  const ahead = (Number(hoursAhead) * 60 + Number(minutesAhead)) * (sign === '-' ? -1 : 1);
  return startOfDay(day) + (minutesOfDay - ahead) * 60_000 + Math.round(Number(seconds) * 1_000);
}

function explain(text: string): DateRefusal {
  const why = WITHOUT_OFFSET.test(text) ? NO_OFFSET : FORM;
  const nearest = why === NO_OFFSET ? text.trim().slice(0, 10) : normalForm(text);
  const valid = parsePartialDate(nearest).ok || readInstant(nearest) !== undefined;
  return valid ? { ok: false, why, nearest } : { ok: false, why };
}

function normalForm(text: string): string {
  if (text.length > TEXT_LENGTH_MAX) return '';
  return NORMAL_FORMS.reduce((form, [pattern, ours]) => form.replace(pattern, ours), text);
}
