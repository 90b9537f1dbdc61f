/** How something that is no partial date breaks the rules, and what its writer may have meant. */
export interface DateCorrection {
  /** The rule, as a clause. */
  readonly why: string;
  /** The text with this one fault removed, which may still have others; absent where nobody can guess. */
  readonly form?: string;
}

type Rewrite = string | ((match: string, ...groups: string[]) => string);

/**
 * A way of writing dates that is not ours. `form` is what stands in place of each match, empty for no
 * suggestion.
 */
interface Habit {
  readonly pattern: RegExp;
  readonly why: string;
  readonly form: Rewrite;
}

/** Longer texts are no misspelt dates, and get no suggestion. In UTF-16 code units. */
const TEXT_LENGTH_MAX = 80;

const DASHES_ONLY = 'the parts of a date are joined by hyphens, the largest first: 2025-10-28';
const MONTHS_INSTEAD = 'seasons, quarters and halves are refused; name their months as an interval';
const INTERVAL_INSTEAD = 'sets are refused; name the interval that holds all of it';
const OPEN_END = 'an open end is written as two dots: ../2025 or 2025/..';
const KNOWN_PART = 'X digits are refused; name the part that is known, or an interval';
const SLASH = 'an interval is written with a slash: 2025-06/2025-09';

/** EDTF's codes for parts of a year whose months are the same everywhere: quarters, thirds and halves. */
const MONTHS_OF_CODE: Readonly<Record<string, readonly [first: string, last: string]>> = {
  33: ['01', '03'],
  34: ['04', '06'],
  35: ['07', '09'],
  36: ['10', '12'],
  37: ['01', '04'],
  38: ['05', '08'],
  39: ['09', '12'],
  40: ['01', '06'],
  41: ['07', '12'],
};

/** In the order in which they are corrected; a text is judged by the first that it shows. */
const HABITS: readonly Habit[] = [
  { pattern: /^\s+|\s+$/g, why: 'no spaces stand around a date', form: '' },
  { pattern: /[٠-٩۰-۹]/g, why: 'digits are 0 to 9', form: (digit) => String(digit.charCodeAt(0) & 15) },
  { pattern: /^(\d{4}-\d{2}-\d{2})[Tt ]\d{2}.*$/, why: 'a partial date has no time of day', form: '$1' },
  { pattern: /[~?%]*[?%][~?%]*/g, why: '? and % are refused; ~ says that it may be one unit off', form: '~' },
  { pattern: /(^|\/)~([\d-]+)(?=\/|$)/g, why: '~ stands after the date', form: '$1$2~' },
  {
    pattern: /^(?:ca?\.?|circa|about) ?(\d[\d-]*)$/i,
    why: 'about is written as ~ after the date',
    form: '$1~',
  },
  { pattern: /^[[{](.*)[\]}]$/, why: INTERVAL_INSTEAD, form: (_set, members) => hullOfSet(members ?? '') },
  { pattern: /^(\d{3})X$/i, why: KNOWN_PART, form: '$10/$19' },
  { pattern: /^(\d{2})XX$/i, why: KNOWN_PART, form: '$100/$199' },
  { pattern: /^(\d{4}(?:-\d{2})?)(?:-XX)+$/i, why: KNOWN_PART, form: '$1' },
  {
    pattern: /^(\d{4})-(2[1-9]|3[0-9]|4[01])$/,
    why: MONTHS_INSTEAD,
    form: (_text, year, code) => monthsOf(year, code),
  },
  { pattern: /^\/(?=.)/, why: OPEN_END, form: '../' },
  { pattern: /(?<=.)\/$/, why: OPEN_END, form: '/..' },
  { pattern: /^(\d[\d-]*~?)\.\.(\d[\d-]*~?)$/, why: SLASH, form: '$1/$2' },
  { pattern: /^(\d{4}) ?[-–—] ?(\d{4})$/, why: SLASH, form: '$1/$2' },
  { pattern: /[‐-―−]/g, why: DASHES_ONLY, form: '-' },
  { pattern: /^(\d{1,2})[-./](\d{4})$/, why: DASHES_ONLY, form: '$2-$1' },
  { pattern: /^(\d{4})[./](0?[1-9]|1[0-2])$/, why: DASHES_ONLY, form: '$1-$2' },
  { pattern: /^(\d{4})[./](\d{1,2})[./](\d{1,2})$/, why: DASHES_ONLY, form: '$1-$2-$3' },
  { pattern: /^(1[3-9]|2\d|3[01])[-./](\d\d?)[-./](\d{4})$/, why: DASHES_ONLY, form: '$3-$2-$1' },
  { pattern: /^(\d\d?)[-./](1[3-9]|2\d|3[01])[-./](\d{4})$/, why: DASHES_ONLY, form: '$3-$1-$2' },
  // 05/06/2025 is one day in Europe and another in America: none is suggested.
  { pattern: /^\d\d?[-./]\d\d?[-./]\d{4}$/, why: DASHES_ONLY, form: '' },
  { pattern: /^(\d{4})(\d{2})(\d{2})$/, why: DASHES_ONLY, form: '$1-$2-$3' },
  { pattern: /^(\d{4})(\d{2})$/, why: DASHES_ONLY, form: '$1-$2' },
  { pattern: /(?<=^\d{4}(?:-\d\d?)?-)(?=\d(?:$|[-~]))/g, why: 'months and days have two digits', form: '0' },
];

/**
 * The first of our rules that a text breaks, with that one fault removed; undefined where no habit is
 * recognised.
 */
export function correctionOf(text: string): DateCorrection | undefined {
  if (text.length > TEXT_LENGTH_MAX) return undefined;
  return corrected(text) ?? correctedByPart(text);
}

function corrected(text: string): DateCorrection | undefined {
  const habit = HABITS.find(({ pattern }) => text.search(pattern) >= 0);
  if (habit === undefined) return undefined;
  // The two kinds of replacement are two overloads of `replace`.
  const form =
    typeof habit.form === 'string'
      ? text.replace(habit.pattern, habit.form)
      : text.replace(habit.pattern, habit.form);
  return form === '' ? { why: habit.why } : { why: habit.why, form };
}

/** An interval whose ends are written in the habits of single dates. */
function correctedByPart(text: string): DateCorrection | undefined {
  const ends = text.split('/');
  if (ends.length !== 2) return undefined;
  const corrections = ends.map((end) => corrected(end));
  const why = corrections.find((correction) => correction !== undefined)?.why;
  return why === undefined
    ? undefined
    : { why, form: ends.map((end, at) => corrections[at]?.form ?? end).join('/') };
}

/**
 * `2025-06,2025-08..2025-09` stands for `2025-06/2025-09`; dots before the first or after the last leave that
 * end open.
 */
function hullOfSet(members: string): string {
  const open = [members.startsWith('..'), members.endsWith('..')];
  const dates = members
    .split(/,|\.\./)
    .map((date) => date.trim())
    .filter((date) => date !== '');
  const first = open[0] === true ? '..' : dates[0];
  const last = open[1] === true ? '..' : dates.at(-1);
  return first === last ? (first ?? '') : `${first}/${last}`;
}

/** Seasons lie in other months on the other half of the earth: only the year is left of them. */
function monthsOf(year = '', code = ''): string {
  const months = MONTHS_OF_CODE[code];
  return months === undefined ? year : `${year}-${months[0]}/${year}-${months[1]}`;
}
