import * as fc from 'fast-check';
import { daysOf } from './partial-date';
import {
  INSTANT_MAX,
  INSTANT_MIN,
  definitelyPublishedBefore,
  parsePublication,
  publicationDaysOf,
  publicationOf,
} from './publication';

const bounds = (earliest: string, latest: string): { earliest: number; latest: number } => ({
  earliest: Date.parse(earliest),
  latest: Date.parse(latest),
});

describe('a publication time', () => {
  test.each([
    ['2025-10-28', '2025-10-28T00:00:00Z', '2025-10-29T00:00:00Z'],
    ['2025-10', '2025-10-01T00:00:00Z', '2025-11-01T00:00:00Z'],
    ['2025-10-28~', '2025-10-27T00:00:00Z', '2025-10-30T00:00:00Z'],
    ['2025-10-20/2025-10-28', '2025-10-20T00:00:00Z', '2025-10-29T00:00:00Z'],
  ])('of days, %s, reaches from %s to 24:00 UTC of the last, %s', (text, earliest, latest) => {
    expect(publicationOf(text)).toEqual(bounds(earliest, latest));
  });

  test.each([
    ['2025-10-28T09:30:00+03:00', '2025-10-28T06:30:00.000Z'],
    ['2025-10-28T09:30:00Z', '2025-10-28T09:30:00.000Z'],
    ['2025-10-28T09:30:00-00:00', '2025-10-28T09:30:00.000Z'],
    ['2025-10-28T01:00:00+05:45', '2025-10-27T19:15:00.000Z'],
    ['2025-12-31T23:30:00.5-09:30', '2026-01-01T09:00:00.500Z'],
    ['2025-10-28T09:30:00.123Z', '2025-10-28T09:30:00.123Z'],
    ['2025-10-28T09:30:00.05Z', '2025-10-28T09:30:00.050Z'],
    ['1969-12-31T23:59:59.999Z', '1969-12-31T23:59:59.999Z'],
  ])('with a clock time, %s, is exactly %s', (text, instant) => {
    expect(publicationOf(text)).toEqual(bounds(instant, instant));
  });

  test('is what the platform reads, for any instant of four-digit years', () => {
    const offset = fc
      .tuple(fc.constantFrom('+', '-'), fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(
        ([sign, hours, minutes]) =>
          `${sign}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`,
      );
    const instant = fc.date({
      min: new Date('0000-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instant, fc.oneof(offset, fc.constant('Z')), (date, zone) => {
        const text = date.toISOString().replace('Z', zone);
        expect(publicationOf(text)).toEqual(bounds(text, text));
      }),
    );
  });

  test('is unbounded where its interval is open', () => {
    expect(publicationOf('../2025-10-28').earliest).toBe(INSTANT_MIN);
    expect(publicationOf('2025-10-28/..').latest).toBe(INSTANT_MAX);
  });

  test.each([
    ['2025-10-28T09:30:00', '2025-10-28', /needs its offset/],
    ['2025-10-28 09:30', '2025-10-28', /needs its offset/],
    ['2025-02-30T09:30:00', undefined, /needs its offset/],
    ['2025-10-28T09:30Z', '2025-10-28T09:30:00Z', /is written as/],
    ['2025-10-28 09:30:00+03:00', '2025-10-28T09:30:00+03:00', /is written as/],
    ['2025-10-28T09:30:00 +0300', '2025-10-28T09:30:00+03:00', /is written as/],
    ['2025-10-28T09:30:00+03', '2025-10-28T09:30:00+03:00', /is written as/],
    ['2025-10-28t09:30:00z', '2025-10-28T09:30:00Z', /is written as/],
    ['2025-10-28T09:30:00.123456Z', '2025-10-28T09:30:00.123Z', /at most three decimals/],
    ['2025-10-28T09:30:00,5Z', '2025-10-28T09:30:00.5Z', /is written as/],
    [' 2025-10-28T09:30:00Z\n', '2025-10-28T09:30:00Z', /is written as/],
    ['2025-10-28T24:00:00Z', undefined, /hours 00 to 23/],
    ['2025-10-28T09:60:00Z', undefined, /minutes and seconds 00 to 59/],
    ['2025-12-31T23:59:60Z', undefined, /minutes and seconds 00 to 59/],
    ['2025-10-28T09:30:00+24:00', undefined, /is written as/],
    ['2025-10-28T09:30:00+03:60', undefined, /is written as/],
    ['2025-02-29T09:30:00Z', undefined, /is written as/],
    ['2025-10-28T09:30:00 Riyadh', undefined, /is written as/],
    ['2025-10-28T09:30:00Z/..', undefined, /is written as/],
    ['2025-10-28T9Z', undefined, /is written as/],
    ['2025-06?', '2025-06~', /\? and % are refused/],
    ['2025-13', undefined, /months are 01 to 12/],
    ['../..', undefined, /says nothing/],
    ['Tuesday', undefined, /a partial date is/],
    ['', undefined, /a partial date is/],
  ])('is refused as %j, nearest %s', (text, nearest, why) => {
    const parsed = parsePublication(text);
    if (parsed.ok) throw new Error(`${text} was accepted`);
    expect(parsed.why).toMatch(why);
    expect(parsed.nearest).toBe(nearest);
    expect(() => publicationOf(text)).toThrow(RangeError);
  });

  test('never throws, and suggests only what is valid', () => {
    const nearMiss = fc
      .string({ unit: fc.constantFrom(...'0123456789-/.,+:TZtz '), maxLength: 24 })
      .map((tail) => `2025-10-28T${tail}`);
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string({ unit: 'binary' }), nearMiss), (value) => {
        const parsed = parsePublication(value);
        const { nearest = '2025' } = parsed.ok ? {} : parsed;
        expect(parsePublication(nearest).ok).toBe(true);
      }),
      { numRuns: 5_000 },
    );
    for (const unit of ['2025-10-28T', ' ', '2025-10-28 0']) {
      expect(parsePublication(unit.repeat(1_000_000 / unit.length)).ok).toBe(false);
    }
    expect(parsePublication(`2025-10-28T${'0'.repeat(1_000_000)}Z`).ok).toBe(false);
  });
});

describe('the days of a publication', () => {
  test('are those that the source wrote, whatever the day was in UTC', () => {
    expect(publicationDaysOf('2025-10-28T01:30:00+03:00')).toEqual(daysOf('2025-10-28'));
    expect(publicationDaysOf('2025-10-28T23:30:00-05:00')).toEqual(daysOf('2025-10-28'));
    expect(publicationDaysOf('2025-10~')).toEqual(daysOf('2025-10~'));
    expect(() => publicationDaysOf('2025-10-28T01:30:00')).toThrow(RangeError);
  });
});

describe('one publication definitely comes before another', () => {
  test.each([
    ['2025-10-27', '2025-10-28', true],
    ['2025-10-28', '2025-10-28', false],
    ['2025-10-28', '2025-10-27', false],
    ['2025-10-27', '2025-10-28T00:00:00Z', true],
    ['2025-10-28T00:00:00Z', '2025-10-28', false],
    ['2025-10-28T00:00:00Z', '2025-10-28T00:00:00Z', false],
    ['2025-10-28T00:00:00Z', '2025-10-28T00:00:00.001Z', true],
    ['2025-10-28T12:00:00Z', '2025-10-28', false],
    ['2025-10', '2025-10-28', false],
    ['../2025-10-27', '2025-10-28/..', true],
    ['2025-10-28/..', '2025-10-28/..', false],
  ])('%s before %s: %s', (a, b, expected) => {
    expect(definitelyPublishedBefore(publicationOf(a), publicationOf(b))).toBe(expected);
  });
});
