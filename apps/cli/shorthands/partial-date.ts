import { plainDigits } from './number-words';

/** Names of the months, from the first: English, its abbreviations, and the two Arabic series. */
const MONTHS: readonly (readonly string[])[] = [
  ['january', 'jan', 'يناير', 'كانون الثاني'],
  ['february', 'feb', 'فبراير', 'شباط'],
  ['march', 'mar', 'مارس', 'آذار'],
  ['april', 'apr', 'أبريل', 'إبريل', 'نيسان'],
  ['may', 'مايو', 'أيار'],
  ['june', 'jun', 'يونيو', 'حزيران'],
  ['july', 'jul', 'يوليو', 'تموز'],
  ['august', 'aug', 'أغسطس', 'آب'],
  ['september', 'sept', 'sep', 'سبتمبر', 'أيلول'],
  ['october', 'oct', 'أكتوبر', 'تشرين الأول'],
  ['november', 'nov', 'نوفمبر', 'تشرين الثاني'],
  ['december', 'dec', 'ديسمبر', 'كانون الأول'],
];

const NUMBERS: ReadonlyMap<string, string> = new Map(
  MONTHS.flatMap((names, index) => names.map((name) => [name, String(index + 1).padStart(2, '0')] as const)),
);

const MONTH_NAME = [...NUMBERS.keys()].toSorted((a, b) => b.length - a.length).join('|');
/** Day, month and year in the orders in which they are written with the month's name; the day may be left out. */
const WITH_MONTH: readonly RegExp[] = [
  new RegExp(`^(?<day>\\d{1,2})\\.?\\s+(?<month>${MONTH_NAME})\\.?,?\\s+(?<year>\\d{4})$`, 'u'),
  new RegExp(`^(?<month>${MONTH_NAME})\\.?\\s+(?<day>\\d{1,2}),?\\s+(?<year>\\d{4})$`, 'u'),
  new RegExp(`^(?<month>${MONTH_NAME})\\.?,?\\s+(?<year>\\d{4})$`, 'u'),
];
const QUARTER = /^q([1-4])\s*(\d{4})$/;
const HALF = /^h([12])\s*(\d{4})$/;

/**
 * A date as people write it, in the form that the ledger keeps: `june 2025` is `2025-06`, `by 28 oct 2025` is `../2025-10-28`. What
 * is not understood stays as it is, so that the ledger says what is wrong with it.
 */
export function partialDateOf(text: string): string {
  const typed = plainDigits(text.trim());
  const plain = typed.toLowerCase();
  const since = /^(?:since|from|منذ)\s+(.*)$/.exec(plain)?.[1];
  const until = /^(?:by|until|حتى)\s+(.*)$/.exec(plain)?.[1];
  if (since !== undefined) return `${partialDateOf(since)}/..`;
  if (until !== undefined) return `../${partialDateOf(until)}`;
  const date = plain.split('/').map(oneDate).join('/');
  return date === plain ? typed : date;
}

function oneDate(text: string): string {
  const approximate = /^(?:~|about\s|around\s|نحو\s)\s*(.*)$/.exec(text)?.[1];
  if (approximate !== undefined) return `${written(approximate)}~`;
  return written(text.trim());
}

function written(text: string): string {
  const found = WITH_MONTH.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
  if (found === undefined) return partOfYear(text);
  const { day, month = '', year = '' } = found;
  const date = [year, NUMBERS.get(month) ?? '', ...(day === undefined ? [] : [day.padStart(2, '0')])];
  return date.join('-');
}

function partOfYear(text: string): string {
  const [, quarter, year] = QUARTER.exec(text) ?? [];
  if (quarter !== undefined) return months(Number(quarter), 3, year ?? '');
  const [, half, halfYear] = HALF.exec(text) ?? [];
  return half === undefined ? text : months(Number(half), 6, halfYear ?? '');
}

function months(part: number, length: number, year: string): string {
  const month = (number: number): string => `${year}-${String(number).padStart(2, '0')}`;
  return `${month((part - 1) * length + 1)}/${month(part * length)}`;
}
