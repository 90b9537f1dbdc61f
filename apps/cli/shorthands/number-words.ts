/** Arabic-Indic and Persian digits as plain ones; the Arabic thousands and decimal signs too. */
export function plainDigits(text: string): string {
  return text
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x06_60))
    .replaceAll(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06_f0))
    .replaceAll('٬', ',')
    .replaceAll('٫', '.');
}

const MULTIPLES: Readonly<Record<string, number>> = {
  k: 1_000,
  thousand: 1_000,
  ألف: 1_000,
  ألفا: 1_000,
  آلاف: 1_000,
  m: 1_000_000,
  million: 1_000_000,
  مليون: 1_000_000,
  ملايين: 1_000_000,
};

const NUMBER = /^(?<digits>\d{1,3}(?:,\d{3})+|\d+)(?<fraction>\.\d+)?\s*(?<multiple>\p{L}+)?$/u;

/** A whole number as people write it: `14000`, `14,000`, `14k`, `1.5 million`, `14 ألف`; undefined where it is none. */
export function wholeNumberIn(text: string): number | undefined {
  const { digits, fraction = '', multiple } = NUMBER.exec(text)?.groups ?? {};
  if (digits === undefined) return undefined;
  const factor = multiple === undefined ? 1 : MULTIPLES[multiple];
  if (factor === undefined) return undefined;
  return scaled(digits.replaceAll(',', ''), fraction.slice(1), factor);
}

/** Exact, where the fraction comes out whole. */
function scaled(whole: string, fraction: string, factor: number): number | undefined {
  const zeros = Math.log10(factor);
  const significant = fraction.replace(/0+$/, '');
  if (significant.length > zeros) return undefined;
  const number = Number(whole + significant.padEnd(zeros, '0'));
  return Number.isSafeInteger(number) ? number : undefined;
}
