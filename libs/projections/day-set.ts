import { DAY_MAX, DAY_MIN } from '#domain';
import type { DayRange } from '#domain';
import type { Period } from './period';

/** A set of days as half-open periods: by their first day, disjoint, none of them empty. */
export type DaySet = readonly Period[];

export const NO_DAYS: DaySet = [];

/** The period of all days, the unbounded ends included. */
export const ALWAYS: Period = { from: DAY_MIN, to: DAY_MAX + 1 };

export const ALL_DAYS: DaySet = [ALWAYS];

/** The days that are in one of the sets. */
export function unionOf(a: DaySet, b: DaySet): DaySet {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const union: Period[] = [];
  for (const period of [...a, ...b].toSorted((one, other) => one.from - other.from)) {
    const last = union.at(-1);
    if (last === undefined || last.to < period.from) union.push(period);
    else union[union.length - 1] = { from: last.from, to: Math.max(last.to, period.to) };
  }
  return union;
}

/** The days that are in both sets. */
export function intersectionOf(a: DaySet, b: DaySet): DaySet {
  if (a === ALL_DAYS) return b;
  if (b === ALL_DAYS) return a;
  return a.flatMap((period) => clipped(b, period));
}

/** The days of a set that lie in a period. */
export function clipped(set: DaySet, { from, to }: Period): DaySet {
  if (from <= ALWAYS.from && to >= ALWAYS.to) return set;
  return set.flatMap((period) => {
    const common = { from: Math.max(period.from, from), to: Math.min(period.to, to) };
    return common.from < common.to ? [common] : [];
  });
}

/** The days that are not in a set. */
export function complementOf(set: DaySet): DaySet {
  const starts = [ALWAYS.from, ...set.map(({ to }) => to)];
  const ends = [...set.map(({ from }) => from), ALWAYS.to];
  return starts
    .map((from, index) => ({ from, to: ends[index] ?? ALWAYS.to }))
    .filter(({ from, to }) => from < to);
}

/** Whether every day of a range is in a set. */
export function containsRange(set: DaySet, { earliest, latest }: DayRange): boolean {
  return set.some(({ from, to }) => from <= earliest && latest < to);
}

/** Whether some day of a range is in a set. */
export function meetsRange(set: DaySet, { earliest, latest }: DayRange): boolean {
  return set.some(({ from, to }) => from <= latest && earliest < to);
}
