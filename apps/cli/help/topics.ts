import type { layouts as Layouts } from '#import';
import { CODES } from '../failure';
import { MONEY_FORMS, PERCENTAGE_FORMS, readMoney, readPercentage } from '../shorthands/amounts';
import { partialDateOf } from '../shorthands/partial-date';
import { QUANTITY_FORMS, readQuantity } from '../shorthands/quantity';

/** Texts of `ledger help <topic>`, by topic. Examples are read as a typed value is, so that help cannot promise what is refused. */
export const topics: Readonly<Record<string, () => string>> = {
  quantities,
  dates,
  times,
  'exit-codes': exitCodes,
  layouts,
};

const QUANTITIES: readonly string[] = [
  '300',
  '14,000',
  '14k',
  '1.5 million',
  '200..999',
  '200 to 999',
  '~300',
  '>=300',
  'more than 300',
  'up to 300',
  'dozens',
  'hundreds',
  'thousands',
  'tens of thousands',
  'undisclosed',
  '14 ألف',
  'مئات',
  'أكثر من ٣٠٠',
];
const PERCENTAGES: readonly string[] = ['7%', '7.5%', '5..7%'];
const AMOUNTS: readonly string[] = ['10 million USD', '5000000..10000000 EUR', 'undisclosed'];
const DATES: readonly string[] = [
  '2025-10-28',
  '28 October 2025',
  'june 2025',
  '2025',
  'Q2 2025',
  'H1 2025',
  '~june 2025',
  'by 28 oct 2025',
  'since 2024',
  '2025-10-01/2025-10-28',
  'يونيو 2025',
];

function quantities(): string {
  return lines([
    'Quantities keep the bounds that a source gives, with its words. Both bounds are inclusive.',
    `A number of people is written as ${QUANTITY_FORMS}, or in one of these ways:`,
    ...examples(QUANTITIES, (text) => boundsOf(readQuantity(text))),
    '',
    `A percentage is written as ${PERCENTAGE_FORMS}:`,
    ...examples(PERCENTAGES, (text) => boundsOf(readPercentage(text))),
    '',
    `An amount is written as ${MONEY_FORMS}:`,
    ...examples(AMOUNTS, (text) => boundsOf(readMoney(text))),
    '',
    "What is typed is kept as the source's words; --<flag>.wording gives others, such as",
    '--positions 200..999 --positions.wording "several hundred".',
  ]);
}

function dates(): string {
  return lines([
    'A date keeps what is not known: a month, a year, an interval or an approximation stays one.',
    'Each of these may be typed, and is kept as the form beside it:',
    ...examples(DATES, partialDateOf),
    '',
    'An end of an interval is a date or .. for open. A day is written by year, month, day.',
  ]);
}

function times(): string {
  return lines([
    'Every question is asked at three times:',
    '  --on             In the world on: the end of a day such as 2025-10-28; today where it is left out.',
    '  --known-at       As the ledger knew it at: a position such as @1234, an instant with its offset',
    '                   such as 2025-10-28T09:00:00Z, or a day; all that is recorded where it is left out.',
    '  --published-by   Only what was published by an instant, or a date such as 2025-05; everything',
    '                   where it is left out.',
    '',
    'Answers tell all three as resolved. The same question at the same @position is answered alike for ever:',
    '  ledger headcount acme --on 2025-06-30 --known-at @1234',
  ]);
}

function exitCodes(): string {
  return lines([
    'What a command ends with, the same for all of them:',
    ...Object.entries(CODES).map(([code, meaning]) => `  ${code.padStart(3)}  ${meaning}`),
  ]);
}

function layouts(): string {
  // Only this topic needs what imports need.
  const { layouts: known } = require('#import') as { readonly layouts: typeof Layouts };
  return lines([
    'Layouts of files that ledger import reads, with the columns that each must have:',
    ...known.map(({ name, columns }) => `  ${name}: ${columns.join(', ')}`),
    '',
    'ledger import <layout> <file> --dry-run says row by row what would be recorded.',
  ]);
}

interface Bounded {
  readonly min: string | number;
  readonly max: string | number | null;
  readonly currency?: string;
}

function boundsOf(bounds: Bounded | undefined): string {
  if (bounds === undefined) return 'not understood';
  const { min, max, currency = '' } = bounds;
  return `${min === max ? min : `${min} to ${max ?? 'open'}`} ${currency}`.trim();
}

function examples(texts: readonly string[], meaning: (text: string) => string): readonly string[] {
  const width = Math.max(...texts.map((text) => text.length));
  return texts.map((text) => `  ${text.padEnd(width)}  ${meaning(text)}`);
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
