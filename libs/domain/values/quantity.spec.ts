import { faultsIn } from '../../../test/given';
import { COUNT_MAX, Quantity } from './quantity';

const refused = (min: unknown, max: unknown, wording: unknown = 'some'): Readonly<Record<string, string>> =>
  faultsIn(Quantity, { min, max, wording });

describe('a quantity', () => {
  test.each([
    ['exact', 14_000, 14_000],
    ['hundreds', 200, 999],
    ['at least', 50, null],
    ['undisclosed', 0, null],
    ['none', 0, 0],
    ['the most that is kept', COUNT_MAX, COUNT_MAX],
  ])('may be %s: %j to %j', (_what, min, max) => {
    expect(refused(min, max)).toEqual({});
  });

  test.each([
    ['negative', -1, 'min must not be negative'],
    ['a fraction', 0.5, 'min must be a whole number of people'],
    ['a text', '14000', 'min must be a whole number of people'],
    ['not a number', Number.NaN, 'min must be a whole number of people'],
    ['infinite', Infinity, 'min must be a whole number of people'],
    ['null', null, 'min must be a whole number of people'],
    ['left out', undefined, 'min is required'],
    ['above every workforce', COUNT_MAX + 1, 'min must be at most 1000000000'],
  ])('has no lower bound that is %s', (_what, min, fault) => {
    expect(refused(min, null)).toEqual({ '/min': fault });
  });

  test.each([
    ['below the lower', 4, 'max must not be below min; swap them, or use null for no upper bound'],
    ['negative', -1, 'max must not be negative'],
    ['a fraction', 7.5, 'max must be a whole number of people'],
    ['left out', undefined, 'max is required'],
  ])('has no upper bound that is %s', (_what, max, fault) => {
    expect(refused(5, max)).toEqual({ '/max': fault });
  });

  test("carries the source's own words, byte for byte", () => {
    expect(refused(1, 2, '«مئات»\n')).toEqual({});
    expect(faultsIn(Quantity, { min: 1, max: 2 })).toEqual({ '/wording': 'wording is required' });
    expect(refused(1, 2, '')).toEqual({ '/wording': 'wording must not be empty' });
    expect(refused(1, 2, 'a\ud800')).toEqual({
      '/wording': 'wording holds half a surrogate pair; send whole characters',
    });
  });

  test('names every fault at once, unknown fields too', () => {
    expect(Object.keys(faultsIn(Quantity, { min: -1, max: 0.5, about: 7 })).toSorted()).toEqual([
      '/about',
      '/max',
      '/min',
      '/wording',
    ]);
  });
});
