import { columnsIn } from './columns';
import { valuesIn } from './values';

/** The languages in which the command line speaks. */
export const LANGUAGES = ['en', 'ar'] as const;

export type Language = (typeof LANGUAGES)[number];

/** Everything that tables say, in one language. Numbers are plain digits in both. */
export interface Words {
  readonly language: Language;
  /** Title of a column. */
  readonly column: (name: string) => string;
  /** A word of the ledger, such as `definitely`; what is none stays as it is. */
  readonly value: (text: string) => string;
  readonly range: (min: string, max: string) => string;
  readonly atLeast: (min: string) => string;
  readonly atMost: (max: string) => string;
  readonly undisclosed: string;
  readonly yes: string;
  readonly no: string;
  readonly none: string;
  readonly point: (on: string, knownAt: string, publishedBy: string | null) => string;
  readonly total: (bounds: string) => string;
  readonly counting: {
    readonly known: (bounds: string) => string;
    readonly ifAlready: (bounds: string) => string;
    readonly net: (change: string, since: string) => string;
  };
  readonly restsOn: string;
  readonly more: (count: number) => string;
}

/** Keeps ids, days and positions from being reordered in a line that runs from right to left. */
const apart = (latin: string): string => `\u2066${latin}\u2069`;

const english: Words = {
  language: 'en',
  column: (name) => columnsIn('en', name),
  value: (text) => valuesIn('en', text),
  range: (min, max) => `${min} to ${max}`,
  atLeast: (min) => `${min} or more`,
  atMost: (max) => `${max} or fewer`,
  undisclosed: 'undisclosed',
  yes: 'yes',
  no: 'no',
  none: 'nothing is recorded',
  point: (on, knownAt, publishedBy) =>
    `on ${on}, as known at ${knownAt}${publishedBy === null ? '' : `, of what was published by ${publishedBy}`}`,
  total: (bounds) => `together: ${bounds}`,
  counting: {
    known: (bounds) =>
      `${bounds} people, as far as sources tell; hires and leavers whom nobody reported are not in it`,
    ifAlready: (bounds) => `${bounds} people, if the first report holds already`,
    net: (change, since) => `net change since ${since}: ${change}`,
  },
  restsOn: 'rests on',
  more: (count) => `and ${count} more; --limit shows others`,
};

const arabic: Words = {
  language: 'ar',
  column: (name) => columnsIn('ar', name),
  value: (text) => valuesIn('ar', text),
  range: (min, max) => `من ${min} إلى ${max}`,
  atLeast: (min) => `${min} أو أكثر`,
  atMost: (max) => `${max} أو أقل`,
  undisclosed: 'لم يُذكر',
  yes: 'نعم',
  no: 'لا',
  none: 'لا شيء مسجل',
  point: (on, knownAt, publishedBy) =>
    `في ${apart(on)}، كما عُرف عند ${apart(knownAt)}${publishedBy === null ? '' : `، مما نُشر حتى ${apart(publishedBy)}`}`,
  total: (bounds) => `المجموع: ${bounds}`,
  counting: {
    known: (bounds) =>
      `عدد العاملين: ${bounds}، في حدود ما تذكره المصادر؛ ولا يدخل فيه من وُظف أو غادر دون أن يذكره مصدر`,
    ifAlready: (bounds) => `عدد العاملين: ${bounds}، إن كان التقرير الأول ساريًا بالفعل`,
    net: (change, since) => `صافي التغير منذ ${apart(since)}: ${apart(change)}`,
  },
  restsOn: 'يستند إلى',
  more: (count) => `وغيرها ${count}`,
};

/** The words of a language. */
export function wordsIn(language: Language): Words {
  return language === 'ar' ? arabic : english;
}
