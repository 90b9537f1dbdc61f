import * as fc from 'fast-check';
import {
  DAY_MAX,
  DAY_MIN,
  INSTANT_MAX,
  INSTANT_MIN,
  WRITTEN_DAY_MAX,
  WRITTEN_DAY_MIN,
  addDays,
  dayOfInstant,
  firstDayOfMonth,
  formatDay,
  parseDay,
  startOfDay,
} from './day';

const DAY_MS = 86_400_000;
const anyWrittenDay = fc.integer({ min: WRITTEN_DAY_MIN, max: WRITTEN_DAY_MAX });

/** The same date by the platform's own calendar. */
const dateByPlatform = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

describe('a day', () => {
  test.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11_016],
    ['2025-10-28', 20_389],
    ['0000-01-01', WRITTEN_DAY_MIN],
    ['9999-12-31', WRITTEN_DAY_MAX],
  ])('%s is %d days from 1970-01-01, both ways', (text, day) => {
    expect(parseDay(text)).toBe(day);
    expect(formatDay(day)).toBe(text);
  });

  test.each([
    '',
    '2025',
    '2025-10',
    '2025-1-2',
    '2025-00-10',
    '2025-13-01',
    '2025-10-00',
    '2025-10-32',
    '2025-06-31',
    '2025-02-29',
    '1900-02-29',
    '2024-02-30',
    ' 2025-10-28',
    '2025-10-28 ',
    '2025-10-28\n',
    '2025-10-28Z',
    '2025-10-28T00:00:00Z',
    '+2025-10-28',
    '-2025-10-28',
    '12025-10-28',
    '20251028',
    '2025/10/28',
    '٢٠٢٥-١٠-٢٨',
  ])('is not read from "%s"', (text) => {
    expect(parseDay(text)).toBeUndefined();
  });

  test('has the date that the platform gives it, on every day from 1890 to 2110', () => {
    const wrong: number[] = [];
    for (let day = -29_300; day < 51_200; day++) {
      if (formatDay(day) !== dateByPlatform(day) || parseDay(dateByPlatform(day)) !== day) wrong.push(day);
    }
    expect(wrong).toEqual([]);
  });

  test('has the date that the platform gives it, anywhere in the years 0000 to 9999', () => {
    fc.assert(
      fc.property(anyWrittenDay, (day) => {
        expect(formatDay(day)).toBe(dateByPlatform(day));
        expect(parseDay(formatDay(day))).toBe(day);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([WRITTEN_DAY_MIN - 1, WRITTEN_DAY_MAX + 1, DAY_MIN, DAY_MAX, 0.5, Number.NaN])(
    '%d has no date',
    (day) => {
      expect(() => formatDay(day)).toThrow(RangeError);
    },
  );
});

describe('counting in days', () => {
  test('goes over the ends of months and years', () => {
    expect(formatDay(addDays(parseDay('2024-02-28')!, 2))).toBe('2024-03-01');
    expect(formatDay(addDays(parseDay('2025-01-01')!, -1))).toBe('2024-12-31');
  });

  test('leaves an unbounded day unbounded, and never goes beyond it', () => {
    expect(addDays(DAY_MAX, -1)).toBe(DAY_MAX);
    expect(addDays(DAY_MIN, 1)).toBe(DAY_MIN);
    expect(addDays(0, 1e12)).toBe(DAY_MAX);
    expect(addDays(0, -1e12)).toBe(DAY_MIN);
  });

  test('starts a month on its first day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const first = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
        expect(firstDayOfMonth(year * 12 + month - 1)).toBe(parseDay(first));
        expect(startOfDay(firstDayOfMonth(year * 12 + month - 1))).toBe(Date.parse(first));
      }),
    );
    expect(firstDayOfMonth(10_000 * 12)).toBe(WRITTEN_DAY_MAX + 1);
    expect(firstDayOfMonth(-1)).toBe(WRITTEN_DAY_MIN - 31);
  });
});

describe('an instant', () => {
  test('lies in the UTC day that began last; midnight begins its day', () => {
    const midnight = Date.parse('2025-10-28T00:00:00Z');
    expect(formatDay(dayOfInstant(midnight))).toBe('2025-10-28');
    expect(formatDay(dayOfInstant(midnight - 1))).toBe('2025-10-27');
    expect(formatDay(dayOfInstant(-1))).toBe('1969-12-31');
  });

  test('at the start of a day lies in that day, also for the unbounded days', () => {
    fc.assert(fc.property(anyWrittenDay, (day) => dayOfInstant(startOfDay(day)) === day));
    expect([startOfDay(DAY_MIN), startOfDay(DAY_MAX)]).toEqual([INSTANT_MIN, INSTANT_MAX]);
    expect([dayOfInstant(INSTANT_MIN), dayOfInstant(INSTANT_MAX)]).toEqual([DAY_MIN, DAY_MAX]);
  });

  test.each([Number.NaN, Infinity, -Infinity])('is not %d', (value) => {
    expect(() => dayOfInstant(value)).toThrow(RangeError);
  });
});
