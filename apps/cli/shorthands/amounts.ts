import { plainDigits, wholeNumberIn } from './number-words';

/** A part of a workforce: bounds in per cent as decimal text, both inclusive. */
export interface PercentageWritten {
  readonly min: string;
  readonly max: string;
  readonly wording: string;
}

/** An amount of money: bounds as decimal text, both inclusive, null where there is none above. */
export interface MoneyWritten {
  readonly min: string;
  readonly max: string | null;
  readonly currency?: string;
  readonly wording: string;
}

/** What a percentage may look like, in words that end an error. */
export const PERCENTAGE_FORMS = '7%, 7.5%, 5..7%';
/** What an amount may look like, in words that end an error. */
export const MONEY_FORMS = '"10 million USD", "10000000 USD", "5000000..10000000 EUR", undisclosed';

const PERCENTAGE = /^(\d+(?:\.\d+)?)(?:\s*\.\.\s*(\d+(?:\.\d+)?))?\s*[%٪]?$/;
const AMOUNT = /^(?<from>[^.]*?(?:\.\d+[^.]*?)?)(?:\s*\.\.\s*(?<to>.*?))?\s+(?<currency>[a-z]{3})$/i;

/** Reads a percentage as people write it; undefined where it is not understood. */
export function readPercentage(text: string): PercentageWritten | undefined {
  const [, min, max = min] = PERCENTAGE.exec(plainDigits(text.trim())) ?? [];
  return min === undefined || max === undefined ? undefined : { min, max, wording: text.trim() };
}

/** Reads an amount as people write it; undefined where it is not understood. */
export function readMoney(text: string): MoneyWritten | undefined {
  const plain = plainDigits(text.trim());
  if (/^(undisclosed|غير معلن)$/i.test(plain)) return { min: '0', max: null, wording: text.trim() };
  const { from = '', to, currency = '' } = AMOUNT.exec(plain)?.groups ?? {};
  const min = decimalIn(from);
  const max = upperEdge(to, min);
  if (min === undefined || max === undefined) return undefined;
  return { min, max, currency: currency.toUpperCase(), wording: text.trim() };
}

/** Null where the range is open above. */
function upperEdge(to: string | undefined, min: string | undefined): string | null | undefined {
  if (to === undefined) return min;
  return to === '' ? null : decimalIn(to);
}

function decimalIn(text: string): string | undefined {
  const plain = text.trim().toLowerCase();
  if (/^\d+\.\d+$/.test(plain)) return plain;
  const whole = wholeNumberIn(plain);
  return whole === undefined ? undefined : String(whole);
}
