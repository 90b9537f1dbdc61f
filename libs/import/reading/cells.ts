import { parseDay } from '#domain';

/** What a cell says, or why it cannot be understood, as a clause. */
export type Understood<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly why: string };

const COUNT = /^(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.0+)?$/;
const PER_CENT = /^(\d{1,3}(?:\.\d{1,4})?)\s?%$/;
const FRACTION = /^[01](?:\.\d{1,20})?$/;
const MONTH_FIRST = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const YEAR_FIRST = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}:\d{2}))?$/;
/** Fractions are written with the noise of binary numbers; percentages are kept to four decimals. */
const PARTS_PER_FRACTION = 1_000_000;
const PARTS_PER_PERCENT = 10_000;

/** A number of people: `120`, `120.0` or `1,200`; undefined where the cell is empty. */
export function countIn(text: string): Understood<number | undefined> {
  if (text === '') return understood(undefined);
  const digits = COUNT.exec(text)?.[1];
  if (digits === undefined) return misunderstood('is no number of people such as 120');
  return understood(Number(digits.replaceAll(',', '')));
}

/** A percentage as decimal text: `7%`, or the fraction `0.07`; undefined where the cell is empty. */
export function percentIn(text: string): Understood<string | undefined> {
  if (text === '') return understood(undefined);
  const percent = PER_CENT.exec(text)?.[1];
  const parts = FRACTION.test(text) ? Math.round(Number(text) * PARTS_PER_FRACTION) : undefined;
  const value = percent === undefined && parts !== undefined ? parts / PARTS_PER_PERCENT : Number(percent);
  if (!(value <= 100)) return misunderstood('is no percentage such as 7% or 0.07');
  return understood(String(value));
}

/** A day and, where the cell has one, its clock time. */
export interface DayAndClock {
  /** Such as `2023-06-25`. */
  readonly day: string;
  /** Such as `23:04:16`; left out where the cell has none. */
  readonly clock?: string;
}

/** A day: `5/27/2025` (month first) or `2023-06-25`, the latter also with a clock time. */
export function dayIn(text: string): Understood<DayAndClock> {
  const [, month, dayOfMonth, year] = MONTH_FIRST.exec(text) ?? [];
  const [, iso, clock] = YEAR_FIRST.exec(text) ?? [];
  const day = iso ?? `${year}-${month?.padStart(2, '0')}-${dayOfMonth?.padStart(2, '0')}`;
  if (parseDay(day) === undefined) return misunderstood('is no day such as 5/27/2025 or 2025-05-27');
  return understood(clock === undefined ? { day } : { day, clock });
}

function understood<Value>(value: Value): Understood<Value> {
  return { ok: true, value };
}

function misunderstood(why: string): { readonly ok: false; readonly why: string } {
  return { ok: false, why };
}
