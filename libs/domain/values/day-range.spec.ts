import * as fc from 'fast-check';
import { DAY_MAX, DAY_MIN } from './day';
import { definitelyAfter, definitelyBefore, hullOf, intersectionOf, mayOverlap } from './day-range';
import type { DayRange } from './day-range';

const range = (earliest: number, latest: number): DayRange => ({ earliest, latest });
const days = ({ earliest, latest }: DayRange): number[] =>
  Array.from({ length: latest - earliest + 1 }, (_, at) => earliest + at);
/** Small enough to be compared day by day. */
const someRange = fc
  .tuple(fc.integer({ min: -9, max: 9 }), fc.nat({ max: 6 }))
  .map(([earliest, more]) => range(earliest, earliest + more));

describe('two ranges of days', () => {
  test('are in order only where every day of one comes before every day of the other', () => {
    expect(definitelyBefore(range(1, 2), range(3, 4))).toBe(true);
    expect(definitelyBefore(range(1, 3), range(3, 4))).toBe(false);
    expect(definitelyBefore(range(5, 5), range(5, 5))).toBe(false);
    expect(definitelyAfter(range(4, 4), range(3, 3))).toBe(true);
    expect(definitelyBefore(range(DAY_MIN, 2), range(3, DAY_MAX))).toBe(true);
    expect(mayOverlap(range(DAY_MIN, 3), range(3, DAY_MAX))).toBe(true);
  });

  test('compare as their days do', () => {
    fc.assert(
      fc.property(someRange, someRange, (a, b) => {
        const pairs = days(a).flatMap((one) => days(b).map((other) => [one, other] as const));
        expect(definitelyBefore(a, b)).toBe(pairs.every(([one, other]) => one < other));
        expect(definitelyAfter(a, b)).toBe(pairs.every(([one, other]) => one > other));
        expect(mayOverlap(a, b)).toBe(pairs.some(([one, other]) => one === other));
      }),
    );
  });

  test('intersect in the days that both have', () => {
    fc.assert(
      fc.property(someRange, someRange, (a, b) => {
        const common = days(a).filter((day) => days(b).includes(day));
        const intersection = intersectionOf(a, b);
        expect(intersection === undefined ? [] : days(intersection)).toEqual(common);
      }),
    );
  });
});

describe('the hull', () => {
  test('is the smallest range that holds every day', () => {
    fc.assert(
      fc.property(fc.array(someRange, { minLength: 1, maxLength: 5 }), (ranges) => {
        const all = ranges.flatMap(days);
        expect(hullOf(ranges)).toEqual(range(Math.min(...all), Math.max(...all)));
      }),
    );
  });

  test('of very many ranges is found', () => {
    expect(hullOf(Array.from({ length: 200_000 }, (_, at) => range(at, at)))).toEqual(range(0, 199_999));
  });

  test('of none at all is not defined', () => {
    expect(() => hullOf([])).toThrow(RangeError);
  });
});
