import { readQuantity } from './quantity';

describe('a quantity as people write it', () => {
  test.each([
    ['14000', 14_000, 14_000],
    ['14,000', 14_000, 14_000],
    ['14k', 14_000, 14_000],
    ['1.5 million', 1_500_000, 1_500_000],
    ['0', 0, 0],
    ['200..999', 200, 999],
    ['200..', 200, null],
    ['200 to 999', 200, 999],
    ['200 إلى 999', 200, 999],
    ['>=300', 300, null],
    ['at least 300', 300, null],
    ['>300', 301, null],
    ['over 300', 301, null],
    ['<=500', 0, 500],
    ['up to 500', 0, 500],
    ['<500', 0, 499],
    ['hundreds', 200, 999],
    ['Hundreds', 200, 999],
    ['مئات', 200, 999],
    ['آلاف', 2_000, 9_999],
    ['عشرات الآلاف', 20_000, 99_999],
    ['14 ألف', 14_000, 14_000],
    ['١٤ ألف', 14_000, 14_000],
    ['١٤٬٠٠٠', 14_000, 14_000],
    ['undisclosed', 0, null],
    ['غير معلن', 0, null],
  ])('%s is %d to %s', (text, min, max) => {
    expect(readQuantity(text)).toEqual({ min, max, wording: text });
  });

  test.each([
    ['~300', 250, 349],
    ['~14,000', 13_500, 14_499],
    ['~250', 245, 254],
    ['about 10', 5, 14],
    ['نحو 300', 250, 349],
    // No digit is rounded off: one more or less.
    ['~17', 16, 18],
    ['~0', 0, 1],
  ])('%s is every number that is rounded to it: %d to %d', (text, min, max) => {
    expect(readQuantity(text)).toEqual({ min, max, wording: text });
  });

  test('keeps the words as they were typed, without blanks around them', () => {
    expect(readQuantity('  ١٤ ألف ')?.wording).toBe('١٤ ألف');
  });

  test.each([
    'a few hundred',
    '',
    'NaN',
    '-5',
    '1e3',
    '0x10',
    '14,00',
    '999..200',
    '300 400',
    '1.2345k',
    'ألف مئات',
  ])('does not guess what "%s" means', (text) => {
    expect(readQuantity(text)).toBeUndefined();
  });
});
