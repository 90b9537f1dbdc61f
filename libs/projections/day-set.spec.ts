import * as fc from 'fast-check';
import { DAY_MAX, DAY_MIN } from '#domain';
import {
  ALL_DAYS,
  NO_DAYS,
  clipped,
  complementOf,
  containsRange,
  intersectionOf,
  meetsRange,
  unionOf,
} from './day-set';
import type { DaySet } from './day-set';

const DAYS = Array.from({ length: 16 }, (_day, number) => number);

/** A set of some of sixteen days, as the product writes it, and as an ordinary set. */
interface Both {
  readonly set: DaySet;
  readonly days: ReadonlySet<number>;
}

const both: fc.Arbitrary<Both> = fc.subarray(DAYS).map((days) => ({
  set: days
    .map((day) => ({ from: day, to: day + 1 }))
    .reduce((set, period) => unionOf(set, [period]), NO_DAYS),
  days: new Set(days),
}));
const range = fc
  .tuple(fc.nat({ max: 15 }), fc.nat({ max: 15 }))
  .map(([a, b]) => ({ earliest: Math.min(a, b), latest: Math.max(a, b) }));
const daysIn = (set: DaySet): readonly number[] =>
  DAYS.filter((day) => set.some(({ from, to }) => from <= day && day < to));
const inOrder = (set: DaySet): boolean =>
  set.every(({ from, to }, index) => from < to && (set[index - 1]?.to ?? -Infinity) < from);

describe('a set of days', () => {
  test('is united, intersected, cut and complemented as an ordinary set is, and stays in order', () => {
    fc.assert(
      fc.property(both, both, range, (a, b, { earliest, latest }) => {
        const period = { from: earliest, to: latest + 1 };
        const made: readonly (readonly [DaySet, (day: number) => boolean])[] = [
          [unionOf(a.set, b.set), (day) => a.days.has(day) || b.days.has(day)],
          [intersectionOf(a.set, b.set), (day) => a.days.has(day) && b.days.has(day)],
          [clipped(a.set, period), (day) => a.days.has(day) && day >= earliest && day <= latest],
          [complementOf(a.set), (day) => !a.days.has(day)],
        ];
        for (const [set, holds] of made) {
          expect(daysIn(set)).toEqual(DAYS.filter(holds));
          expect(inOrder(set)).toBe(true);
        }
      }),
    );
  });

  test('contains or meets a range of days where all or some of them are in it', () => {
    fc.assert(
      fc.property(both, range, ({ set, days }, asked) => {
        const within = DAYS.filter((day) => day >= asked.earliest && day <= asked.latest);
        expect(containsRange(set, asked)).toBe(within.every((day) => days.has(day)));
        expect(meetsRange(set, asked)).toBe(within.some((day) => days.has(day)));
      }),
    );
  });

  test('of all days holds the unbounded ends too, and is the complement of none', () => {
    expect(containsRange(ALL_DAYS, { earliest: DAY_MIN, latest: DAY_MAX })).toBe(true);
    expect(complementOf(NO_DAYS)).toEqual(ALL_DAYS);
    expect(complementOf(ALL_DAYS)).toEqual(NO_DAYS);
    expect(complementOf([{ from: 3, to: 5 }])).toEqual([
      { from: DAY_MIN, to: 3 },
      { from: 5, to: DAY_MAX + 1 },
    ]);
    expect(intersectionOf(ALL_DAYS, [{ from: 3, to: 5 }])).toEqual([{ from: 3, to: 5 }]);
  });
});
