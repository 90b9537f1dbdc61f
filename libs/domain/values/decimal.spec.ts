import * as fc from 'fast-check';
import { addDecimals, compareDecimals, faultInDecimal } from './decimal';

const decimal = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.nat({ max: 6 }))
  .map(([scaled, digits]) => {
    const text = String(scaled).padStart(digits + 1, '0');
    return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  });
/** In millionths, as an exact integer. */
const millionths = (text: string): bigint => {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(6, '0'));
};

describe('a decimal', () => {
  test.each(['0', '7.5', '14000000', '0.10', '100', '123456789012345678901234567890'])('is %s', (text) => {
    expect(faultInDecimal(text)).toBeUndefined();
  });

  test.each([
    '',
    '-1',
    '+1',
    '.5',
    '5.',
    '05',
    '1e3',
    '1,000',
    '1 000',
    ' 1',
    '٧',
    'NaN',
    7.5,
    null,
    '1'.repeat(31),
  ])('is not %j', (value) => {
    expect(faultInDecimal(value)).toMatch(/^must be a decimal written as text/);
  });

  test('compares exactly, however it is written', () => {
    expect(compareDecimals('1.50', '1.5')).toBe(0);
    expect(compareDecimals('9', '10')).toBeLessThan(0);
    expect(compareDecimals('0.10000000000000000001', '0.1')).toBeGreaterThan(0);
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const difference = millionths(a) - millionths(b);
        expect(Math.sign(compareDecimals(a, b))).toBe(difference < 0n ? -1 : Number(difference > 0n));
      }),
    );
  });

  test('adds exactly, to a decimal again', () => {
    expect(addDecimals('0.1', '0.2')).toBe('0.3');
    expect(addDecimals('0.05', '0.05')).toBe('0.10');
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(faultInDecimal(addDecimals(a, b))).toBeUndefined();
        expect(millionths(addDecimals(a, b))).toBe(millionths(a) + millionths(b));
      }),
    );
  });
});
