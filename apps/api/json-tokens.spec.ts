import { endOf, endOfNumber, endOfString } from './json-tokens';

describe('a token', () => {
  test('ends behind its last character, whatever follows', () => {
    expect(endOfString('["a\\"b", 1]', 1)).toBe(7);
    expect(endOfString('""', 0)).toBe(2);
    expect(endOfNumber('[-12]', 1)).toBe(4);
    expect(endOfNumber('0', 0)).toBe(1);
  });

  test('is found only at the place that is asked for', () => {
    expect(endOf(/b/y, 'ab', 0)).toBeUndefined();
    expect(endOf(/b/y, 'ab', 1)).toBe(2);
  });

  test('that is wrong says where, which rule, and what to do', () => {
    expect(endOfString('["ab\\ud83d"]', 1)).toEqual({
      offset: 4,
      rule: 'lone_surrogate',
      next: 'complete or remove half a surrogate pair',
    });
    expect(endOfNumber('[0.5]', 1)).toEqual({
      offset: 1,
      rule: 'not_safe_integer',
      next: 'write a whole number up to 2^53-1 without exponent, or a decimal as a string such as "1.5"',
    });
  });

  test('never reads a pair out of two halves that are not one', () => {
    expect(endOfString('"\\ud83c\udfac"', 0)).toBe(9);
    expect(endOfString('"\ud83c\\udfac"', 0)).toBe(9);
    expect(endOfString('"\\ud83c\\\\udfac"', 0)).toMatchObject({ offset: 1, rule: 'lone_surrogate' });
  });
});
