import {
  DAY_MAX,
  DAY_MIN,
  WRITTEN_DAY_MAX,
  WRITTEN_DAY_MIN,
  addDays,
  firstDayOfMonth,
  parseDay,
  startOfDay,
} from './day';
import type { Day } from './day';
import type { DayRange } from './day-range';
import { correctionOf } from './partial-date-correction';

export * from './day-range';

/**
 * "On some day, or spread over days, within": the subset of EDTF (ISO 8601-2, level 0 and 1) that sources
 * need. A year, a month or a day (`2025`, `2025-06`, `2025-10-28`); with `~` after it, one unit of its last
 * part wider on each side; or an interval of two of them, one end of which may be open (`2025-06/2025-09`,
 * `../2025-10-28`, `2024-01/..`). It has no time zone.
 */
export type PartialDate = string;

/** Why a text is no date of the asked form, and the nearest one that is, where there is one. */
export interface DateRefusal {
  readonly ok: false;
  /** The rule that the text breaks, as a clause. */
  readonly why: string;
  /** A valid form near to what was written: a suggestion to people, never used in its place. */
  readonly nearest?: string;
}

/** What reading a partial date gives: its bounds or the refusal. */
export type ParsedPartialDate = ({ readonly ok: true } & DayRange) | DateRefusal;

const WRITTEN = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~?)$/;
const OPEN = '..';
const CORRECTIONS_MAX = 4;

const FORMS =
  'a partial date is a year, month or day (2025, 2025-06, 2025-10-28), with ~ after it where it is ' +
  'approximate, or an interval (2025-06/2025-09, ../2025-10-28, 2024-01/..)';

/** Reads a partial date; never throws, whatever it is given. */
export function parsePartialDate(text: unknown): ParsedPartialDate {
  if (typeof text !== 'string') return refused('a partial date is a text such as 2025-06');
  const read = readInterval(text);
  return read.ok ? read : explain(text, read);
}

/**
 * The days of a partial date that is known to be valid.
 * @throws RangeError where it is not.
 */
export function daysOf(partialDate: PartialDate): DayRange {
  const parsed = parsePartialDate(partialDate);
  if (!parsed.ok) throw new RangeError(`"${partialDate.slice(0, 40)}" is not a partial date: ${parsed.why}`);
  return { earliest: parsed.earliest, latest: parsed.latest };
}

/**
 * The instant at which the latest day of a partial date ends, 24:00 UTC, in milliseconds since 1970;
 * unbounded where the end is open. It is the first instant that no longer belongs to the day: what came out
 * on the day came out before it, and counts as out from it on, so that within UTC nothing is known too early.
 * @throws RangeError where the text is not a partial date.
 */
export function latestInstantOf(partialDate: PartialDate): number {
  return startOfDay(addDays(daysOf(partialDate).latest, 1));
}

function readInterval(text: string): ParsedPartialDate {
  const slash = text.indexOf('/');
  if (slash < 0) return readDate(text);
  const start = text.slice(0, slash);
  const end = text.slice(slash + 1);
  if (start === OPEN && end === OPEN) return refused('an interval that is open at both ends says nothing');
  const from = readEnd(start, DAY_MIN);
  const to = readEnd(end, DAY_MAX);
  if (!from.ok) return from;
  if (!to.ok) return to;
  if (from.earliest <= to.latest) return accepted(from.earliest, to.latest);
  return { ok: false, why: 'the interval starts after its end', nearest: `${end}/${start}` };
}

function readEnd(text: string, whereOpen: Day): ParsedPartialDate {
  return text === OPEN ? accepted(whereOpen, whereOpen) : readDate(text);
}

function readDate(text: string): ParsedPartialDate {
  const match = WRITTEN.exec(text);
  if (match === null) return refused(FORMS);
  const [, year = '', month, day, tilde] = match;
  const wider = tilde === '~' ? 1 : 0;
  if (day !== undefined) return readDay(text.slice(0, 10), wider);
  if (month === undefined) return monthsFrom(Number(year) - wider, Number(year) + wider, 12);
  if (month < '01' || month > '12') return refused(`months are 01 to 12, not ${month}`);
  const months = Number(year) * 12 + Number(month) - 1;
  return monthsFrom(months - wider, months + wider, 1);
}

function readDay(text: string, wider: number): ParsedPartialDate {
  const day = parseDay(text);
  if (day === undefined) return refused(`the calendar has no day ${text}`);
  return withinYears(day - wider, day + wider);
}

/** From the first to the last, inclusive, of units that are so many months long and counted from year 0. */
function monthsFrom(first: number, last: number, length: number): ParsedPartialDate {
  return withinYears(firstDayOfMonth(first * length), firstDayOfMonth((last + 1) * length) - 1);
}

function withinYears(earliest: Day, latest: Day): ParsedPartialDate {
  if (earliest >= WRITTEN_DAY_MIN && latest <= WRITTEN_DAY_MAX) return accepted(earliest, latest);
  return refused('with ~ it would leave the years 0000 to 9999');
}

function accepted(earliest: Day, latest: Day): ParsedPartialDate {
  return { ok: true, earliest, latest };
}

function refused(why: string): DateRefusal {
  return { ok: false, why };
}

/**
 * Corrects what is misspelt, one rule after another, until it is a partial date; the rule broken first is the
 * reason.
 */
function explain(text: string, plain: DateRefusal): DateRefusal {
  const first = correctionOf(text);
  let correction = first;
  for (let step = 0; step < CORRECTIONS_MAX && correction?.form !== undefined; step++) {
    const nearest = correction.form;
    if (readInterval(nearest).ok) return { ok: false, why: first?.why ?? plain.why, nearest };
    correction = correctionOf(nearest);
  }
  return first === undefined ? plain : refused(first.why);
}
