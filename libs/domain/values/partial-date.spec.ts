import * as fc from 'fast-check';
import { DAY_MAX, DAY_MIN, WRITTEN_DAY_MAX, WRITTEN_DAY_MIN, formatDay, parseDay } from './day';
import type { Day } from './day';
import { daysOf, latestInstantOf, parsePartialDate } from './partial-date';

type Edtf = (text: string) => { readonly min: number; readonly max: number };
/** An independent reader of EDTF; it leaves `~` out of its bounds, and comes without types. */
const edtf = jest.requireActual<{ readonly default: Edtf }>('edtf').default;

const DAY_MS = 86_400_000;

const written = (day: Day): string =>
  day === DAY_MIN ? 'unbounded past' : day === DAY_MAX ? 'unbounded future' : formatDay(day);

/** Both bounds as people write them, or the refusal. */
function read(text: string): string {
  const parsed = parsePartialDate(text);
  return parsed.ok ? `${written(parsed.earliest)} to ${written(parsed.latest)}` : `refused: ${parsed.why}`;
}

/** The first 4, 7 or 10 characters of a full date: a year, a month or a day. */
const exactDate = fc
  .tuple(fc.integer({ min: WRITTEN_DAY_MIN, max: WRITTEN_DAY_MAX }), fc.constantFrom(4, 7, 10))
  .map(([day, length]) => formatDay(day).slice(0, length));
/** Far enough from the years 0000 and 9999 that `~` stays within them. */
const inner = exactDate.filter((text) => text > '0002' && text < '9997');
const singleDate = fc.tuple(inner, fc.constantFrom('', '~')).map((parts) => parts.join(''));
const interval = fc
  .tuple(singleDate, singleDate, fc.constantFrom('both', 'start', 'end'))
  .map(([start, end, given]) => `${given === 'end' ? '..' : start}/${given === 'start' ? '..' : end}`);

describe('a partial date means', () => {
  test.each([
    ['2025', '2025-01-01 to 2025-12-31'],
    ['2025-06', '2025-06-01 to 2025-06-30'],
    ['2024-02', '2024-02-01 to 2024-02-29'],
    ['2025-10-28', '2025-10-28 to 2025-10-28'],
    ['2025~', '2024-01-01 to 2026-12-31'],
    ['2025-06~', '2025-05-01 to 2025-07-31'],
    ['2025-01~', '2024-12-01 to 2025-02-28'],
    ['2025-12~', '2025-11-01 to 2026-01-31'],
    ['2025-10-28~', '2025-10-27 to 2025-10-29'],
    ['2024-03-01~', '2024-02-29 to 2024-03-02'],
    ['2025-06/2025-09', '2025-06-01 to 2025-09-30'],
    ['2025/2025-10-28', '2025-01-01 to 2025-10-28'],
    ['2025-10-28/2025', '2025-10-28 to 2025-12-31'],
    ['2025-10-28/2025-10-28', '2025-10-28 to 2025-10-28'],
    ['2025-06~/2025-08~', '2025-05-01 to 2025-09-30'],
    ['2025-07~/2025-06', '2025-06-01 to 2025-06-30'],
    ['../2025-10-28', 'unbounded past to 2025-10-28'],
    ['../2025~', 'unbounded past to 2026-12-31'],
    ['2024-01/..', '2024-01-01 to unbounded future'],
    ['2024-01-05~/..', '2024-01-04 to unbounded future'],
    ['0000', '0000-01-01 to 0000-12-31'],
    ['0001~', '0000-01-01 to 0002-12-31'],
    ['9999-12-31', '9999-12-31 to 9999-12-31'],
  ])('%s: %s', (text, bounds) => {
    expect(read(text)).toBe(bounds);
  });
});

describe('a partial date', () => {
  test('has the bounds that an independent reader gives it, where it is exact', () => {
    fc.assert(
      fc.property(exactDate, (text) => {
        const { min, max } = edtf(text);
        expect(daysOf(text)).toEqual({ earliest: min / DAY_MS, latest: (max + 1) / DAY_MS - 1 });
      }),
    );
  });

  test('has the bounds that an independent reader gives it, where it is an exact interval', () => {
    fc.assert(
      fc.property(exactDate, exactDate, (one, other) => {
        const [start, end] = [one, other].toSorted() as [string, string];
        // The other reader refuses ends that begin on the same day.
        fc.pre(daysOf(start).earliest < daysOf(end).earliest);
        const { min, max } = edtf(`${start}/${end}`);
        expect(daysOf(`${start}/${end}`)).toEqual({
          earliest: min / DAY_MS,
          latest: (max + 1) / DAY_MS - 1,
        });
      }),
    );
  });

  test('that is a full day is that day', () => {
    fc.assert(
      fc.property(fc.integer({ min: WRITTEN_DAY_MIN, max: WRITTEN_DAY_MAX }), (day) => {
        expect(daysOf(formatDay(day))).toEqual({ earliest: day, latest: day });
      }),
    );
  });

  test('has ordered bounds and comes back from them, written as an interval of days', () => {
    const end = (day: Day): string => (day === DAY_MIN || day === DAY_MAX ? '..' : formatDay(day));
    fc.assert(
      fc.property(fc.oneof(singleDate, interval), (text) => {
        const parsed = parsePartialDate(text);
        fc.pre(parsed.ok);
        expect(parsed.earliest).toBeLessThanOrEqual(parsed.latest);
        expect(parsePartialDate(`${end(parsed.earliest)}/${end(parsed.latest)}`)).toEqual(parsed);
      }),
    );
  });

  test('with ~ begins before and ends after the same without it, by one unit', () => {
    fc.assert(
      fc.property(inner, (text) => {
        const exact = daysOf(text);
        const wider = daysOf(`${text}~`);
        expect(wider.earliest).toBeLessThan(exact.earliest);
        expect(wider.latest).toBeGreaterThan(exact.latest);
        const unit = formatDay(wider.earliest).slice(0, text.length);
        expect(daysOf(unit)).toEqual({ earliest: wider.earliest, latest: exact.earliest - 1 });
      }),
    );
  });

  test('is an interval whose ends are in order, or refused with the ends exchanged', () => {
    fc.assert(
      fc.property(singleDate, singleDate, (start, end) => {
        const parsed = parsePartialDate(`${start}/${end}`);
        expect(parsed.ok).toBe(daysOf(start).earliest <= daysOf(end).latest);
        expect(parsed.ok ? undefined : parsed.nearest).toBe(parsed.ok ? undefined : `${end}/${start}`);
      }),
    );
  });
});

describe('refused, with the nearest form', () => {
  test.each([
    ['2025-06?', '2025-06~', /~ says that it may be one unit off/],
    ['2025-06%', '2025-06~', /\? and % are refused/],
    ['2025?/2026', '2025~/2026', /\? and % are refused/],
    ['~2025-06', '2025-06~', /~ stands after the date/],
    ['?2025/..', '2025~/..', /\? and % are refused/],
    ['2025-06~~', undefined, /a partial date is/],
    ['2025~-06', undefined, /a partial date is/],
    ['ca. 2025', '2025~', /about is written as ~/],
    ['circa 2025-06', '2025-06~', /about is written as ~/],
    ['2025-6-1', '2025-06-01', /two digits/],
    ['2025-6', '2025-06', /two digits/],
    ['2025-6~/2025-9', '2025-06~/2025-09', /two digits/],
    ['06/2025', '2025-06', /joined by hyphens/],
    ['6.2025', '2025-06', /joined by hyphens/],
    ['2025/06', '2025-06', /joined by hyphens/],
    ['2025/10/28', '2025-10-28', /joined by hyphens/],
    ['28.10.2025', '2025-10-28', /joined by hyphens/],
    ['10/28/2025', '2025-10-28', /joined by hyphens/],
    ['05/06/2025', undefined, /joined by hyphens/],
    ['20251028', '2025-10-28', /joined by hyphens/],
    ['202510', '2025-10', /joined by hyphens/],
    ['2025‑10‑28', '2025-10-28', /joined by hyphens/],
    ['2025–2026', '2025/2026', /slash/],
    ['2025-2026', '2025/2026', /slash/],
    ['2025-06..2025-09', '2025-06/2025-09', /slash/],
    [' 2025-10-28', '2025-10-28', /no spaces/],
    ['2025-10-28\n', '2025-10-28', /no spaces/],
    ['٢٠٢٥-١٠-٢٨', '2025-10-28', /digits are 0 to 9/],
    ['۲۰۲۵', '2025', /digits are 0 to 9/],
    ['2025-10-28T09:30:00Z', '2025-10-28', /no time of day/],
    ['2025-10-28 09:30', '2025-10-28', /no time of day/],
    ['2025-21', '2025', /seasons/],
    ['2025-28', '2025', /seasons/],
    ['2025-33', '2025-01/2025-03', /quarters/],
    ['2025-36', '2025-10/2025-12', /quarters/],
    ['2025-39', '2025-09/2025-12', /quarters/],
    ['2025-41', '2025-07/2025-12', /halves/],
    ['[2025-06,2025-08..2025-09]', '2025-06/2025-09', /sets/],
    ['{2024, 2025}', '2024/2025', /sets/],
    ['[..2025]', '../2025', /sets/],
    ['[2025..]', '2025/..', /sets/],
    ['[2025]', '2025', /sets/],
    ['[]', undefined, /sets/],
    ['202X', '2020/2029', /X digits/],
    ['20XX', '2000/2099', /X digits/],
    ['2025-XX', '2025', /X digits/],
    ['2025-XX-XX', '2025', /X digits/],
    ['2025-06-XX', '2025-06', /X digits/],
    ['2025-1X', undefined, /a partial date is/],
    ['XXXX', undefined, /a partial date is/],
    ['/2025', '../2025', /open end/],
    ['2025-06/', '2025-06/..', /open end/],
    ['2025-09/2025-06', '2025-06/2025-09', /starts after its end/],
    ['2025-10-28/2025-10-27', '2025-10-27/2025-10-28', /starts after its end/],
    ['../..', undefined, /open at both ends says nothing/],
    ['..', undefined, /a partial date is/],
    ['/', undefined, /a partial date is/],
    ['2025-13', undefined, /months are 01 to 12, not 13/],
    ['2025-00', undefined, /months are 01 to 12, not 00/],
    ['2025-13/2026', undefined, /months are 01 to 12, not 13/],
    ['2025-06-31', undefined, /no day 2025-06-31/],
    ['2025-02-29~', undefined, /no day 2025-02-29/],
    ['../2025-06-31', undefined, /no day 2025-06-31/],
    ['0000~', undefined, /years 0000 to 9999/],
    ['0000-01~', undefined, /years 0000 to 9999/],
    ['0000-01-01~', undefined, /years 0000 to 9999/],
    ['9999~', undefined, /years 0000 to 9999/],
    ['9999-12-31~', undefined, /years 0000 to 9999/],
    ['-0044', undefined, /a partial date is/],
    ['Y17000', undefined, /a partial date is/],
    ['12025', undefined, /a partial date is/],
    ['25', undefined, /a partial date is/],
    ['2025-300', undefined, /a partial date is/],
    ['2025/2026/2027', undefined, /a partial date is/],
    ['June 2025', undefined, /a partial date is/],
    ['last year', undefined, /a partial date is/],
    ['', undefined, /a partial date is/],
    ['2025\u0000', undefined, /a partial date is/],
  ])('%j: %s', (text, nearest, why) => {
    const parsed = parsePartialDate(text);
    if (parsed.ok) throw new Error(`${text} was accepted`);
    expect(parsed.why).toMatch(why);
    expect(parsed.nearest).toBe(nearest);
    expect(Object.hasOwn(parsed, 'nearest')).toBe(nearest !== undefined);
  });

  test.each([[undefined], [null], [2025], [['2025']], [{}], [Symbol('2025')]])('%p is no text', (value) => {
    expect(parsePartialDate(value)).toEqual({ ok: false, why: 'a partial date is a text such as 2025-06' });
  });

  test('never throws, says why, and suggests only what is valid', () => {
    const nearMisses = fc.string({ unit: fc.constantFrom(...'0129-/.~?X[]{}, T:٢'), maxLength: 16 });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), nearMisses), (text) => {
        const parsed = parsePartialDate(text);
        const { why = 'none', nearest = '2025' } = parsed.ok ? {} : parsed;
        expect(why).not.toBe('');
        expect(parsePartialDate(nearest).ok).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });

  test('answers a text of a million characters', () => {
    for (const unit of ['2025-', '/', '[', '?', ' ', '2025-10-28T09']) {
      expect(parsePartialDate(unit.repeat(1_000_000 / unit.length)).ok).toBe(false);
    }
  });
});

describe('where the text is known to be valid', () => {
  test('its days come without ceremony, and anything else is an error in the program', () => {
    expect(daysOf('2025-10-28')).toEqual({
      earliest: parseDay('2025-10-28'),
      latest: parseDay('2025-10-28'),
    });
    expect(() => daysOf('2025-13')).toThrow(RangeError);
    expect(() => daysOf('2025-13')).toThrow('"2025-13" is not a partial date: months are 01 to 12, not 13');
  });

  test.each([
    ['2025-10-28', '2025-10-29T00:00:00Z'],
    ['2025-06~', '2025-08-01T00:00:00Z'],
    ['2025', '2026-01-01T00:00:00Z'],
    ['../2025-10', '2025-11-01T00:00:00Z'],
    ['9999', '+010000-01-01T00:00:00Z'],
  ])('%s ends at 24:00 UTC of its latest day, %s', (text, instant) => {
    expect(latestInstantOf(text)).toBe(Date.parse(instant));
  });

  test('an open end never ends', () => {
    expect(latestInstantOf('2025/..')).toBe(8.64e15);
  });
});
