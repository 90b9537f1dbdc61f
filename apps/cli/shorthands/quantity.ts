import { plainDigits, wholeNumberIn } from './number-words';

/** A number of people between bounds, both inclusive, null where there is none above; with the words that were written. */
export interface QuantityWritten {
  readonly min: number;
  readonly max: number | null;
  readonly wording: string;
}

type Bounds = Omit<QuantityWritten, 'wording'>;

/** What a quantity may look like, in words that end an error. */
export const QUANTITY_FORMS = '300, 200..999, ~300, >=300, hundreds, undisclosed';

const UNDISCLOSED: Bounds = { min: 0, max: null };
const DOZENS: Bounds = { min: 24, max: 99 };
const TENS: Bounds = { min: 20, max: 99 };
const HUNDREDS: Bounds = { min: 200, max: 999 };
const THOUSANDS: Bounds = { min: 2_000, max: 9_999 };
const TENS_OF_THOUSANDS: Bounds = { min: 20_000, max: 99_999 };
const HUNDREDS_OF_THOUSANDS: Bounds = { min: 200_000, max: 999_999 };

/** Words that name an order of magnitude: at least two of it, and less than the next. */
const BY_WORD: Readonly<Record<string, Bounds>> = {
  undisclosed: UNDISCLOSED,
  unknown: UNDISCLOSED,
  'غير معلن': UNDISCLOSED,
  'لم يُذكر': UNDISCLOSED,
  'لم يذكر': UNDISCLOSED,
  none: { min: 0, max: 0 },
  dozens: DOZENS,
  tens: TENS,
  عشرات: TENS,
  hundreds: HUNDREDS,
  مئات: HUNDREDS,
  thousands: THOUSANDS,
  آلاف: THOUSANDS,
  'tens of thousands': TENS_OF_THOUSANDS,
  'عشرات الآلاف': TENS_OF_THOUSANDS,
  'hundreds of thousands': HUNDREDS_OF_THOUSANDS,
  'مئات الآلاف': HUNDREDS_OF_THOUSANDS,
};

const SIGNS: readonly (readonly [RegExp, (number: number) => Bounds])[] = [
  [/^(?:>=|at least\s|ما لا يقل عن\s)\s*/, (number) => ({ min: number, max: null })],
  [/^(?:>|more than\s|over\s|أكثر من\s)\s*/, (number) => ({ min: number + 1, max: null })],
  [/^(?:<=|up to\s|at most\s|ما يصل إلى\s)\s*/, (number) => ({ min: 0, max: number })],
  [/^(?:<|less than\s|fewer than\s|أقل من\s)\s*/, (number) => ({ min: 0, max: Math.max(0, number - 1) })],
  [/^(?:~|about\s|around\s|roughly\s|نحو\s|حوالي\s)\s*/, about],
];

/**
 * Reads a quantity as people write it; undefined where it is not understood. `~300` is every number that is rounded to it at its
 * last digit other than zero: 250..349.
 */
export function readQuantity(text: string): QuantityWritten | undefined {
  const plain = plainDigits(text.trim().toLowerCase());
  const bounds = BY_WORD[plain] ?? rangeIn(plain) ?? signedIn(plain) ?? exactly(plain);
  return bounds === undefined ? undefined : { ...bounds, wording: text.trim() };
}

const RANGE = /^(.+?)\s*(?:\.\.|–|—|\sto\s|\sإلى\s)\s*(.*)$/u;

function rangeIn(text: string): Bounds | undefined {
  const found = RANGE.exec(text);
  if (found === null) return undefined;
  const [min, max] = found.slice(1).map((end) => (end === '' ? Infinity : wholeNumberIn(end)));
  if (min === undefined || max === undefined || min > max) return undefined;
  return { min, max: max === Infinity ? null : max };
}

function signedIn(text: string): Bounds | undefined {
  for (const [sign, boundsOf] of SIGNS) {
    if (!sign.test(text)) continue;
    const number = wholeNumberIn(text.replace(sign, ''));
    return number === undefined ? undefined : boundsOf(number);
  }
  return undefined;
}

function exactly(text: string): Bounds | undefined {
  const number = wholeNumberIn(text);
  return number === undefined ? undefined : { min: number, max: number };
}

function about(number: number): Bounds {
  const zeros = /0*$/.exec(String(number))?.[0].length ?? 0;
  const unit = number === 0 ? 1 : 10 ** Math.min(zeros, String(number).length - 1);
  return unit === 1
    ? { min: Math.max(0, number - 1), max: number + 1 }
    : { min: Math.max(0, number - unit / 2), max: number + unit / 2 - 1 };
}
