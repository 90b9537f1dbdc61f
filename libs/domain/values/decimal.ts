/** Longest decimal that is kept, in characters. */
const DECIMAL_LENGTH_MAX = 30;
const DECIMAL = /^(0|[1-9]\d*)(\.\d+)?$/;

/** Why a text is no decimal of this ledger (`0`, `7.5`, `14000000`: no sign, no exponent), or undefined where it is one. */
export function faultInDecimal(value: unknown): string | undefined {
  if (typeof value === 'string' && value.length <= DECIMAL_LENGTH_MAX && DECIMAL.test(value))
    return undefined;
  return 'must be a decimal written as text, such as "7.5", without sign, exponent or separators';
}

/** Compares two decimals exactly: negative, zero or positive as the first is below, equal to or above the second. */
export function compareDecimals(a: string, b: string): number {
  const [wholeA = '', fractionA = ''] = a.split('.');
  const [wholeB = '', fractionB = ''] = b.split('.');
  const digits = Math.max(fractionA.length, fractionB.length);
  const scaledA = BigInt(wholeA + fractionA.padEnd(digits, '0'));
  const scaledB = BigInt(wholeB + fractionB.padEnd(digits, '0'));
  return scaledA < scaledB ? -1 : Number(scaledA > scaledB);
}

/** Adds two decimals exactly. */
export function addDecimals(a: string, b: string): string {
  const [wholeA = '', fractionA = ''] = a.split('.');
  const [wholeB = '', fractionB = ''] = b.split('.');
  const digits = Math.max(fractionA.length, fractionB.length);
  const sum = BigInt(wholeA + fractionA.padEnd(digits, '0')) + BigInt(wholeB + fractionB.padEnd(digits, '0'));
  if (digits === 0) return sum.toString();
  const text = sum.toString().padStart(digits + 1, '0');
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
