import type { Bounds, Declaration } from '#projections';
import { arabicHistory, englishHistory } from './history-wording';
import type { HistoryWording } from './history-wording';
import { arabicPosts, englishPosts } from './post-wording';
import type { PostWording } from './post-wording';

/** Everything that the demo says, in one language. Numbers are plain digits in both. */
export interface Wording {
  readonly language: 'en' | 'ar';
  readonly heading: string;
  readonly asKnownAt: (position: string) => string;
  readonly asPublishedBy: (day: string) => string;
  readonly whoLed: (unit: string, day: string) => string;
  readonly definitely: (person: string, title: string) => string;
  readonly possibly: (person: string, title: string) => string;
  readonly charged: Readonly<Record<'definitely' | 'possibly', (mandate: string) => string>>;
  readonly vacant: string;
  readonly notRecorded: string;
  readonly howMany: (unit: string, day: string) => string;
  readonly unknown: string;
  readonly known: (bounds: string) => string;
  readonly fewer: (bounds: string, since: string) => string;
  readonly noChange: string;
  readonly share: Readonly<
    Record<'whole' | 'reported' | 'notReported', (layoff: string, wording: string) => string>
  >;
  readonly hired: Readonly<Record<'whole' | 'notReported', (unit: string, wording: string) => string>>;
  readonly transferred: Readonly<
    Record<'whole' | 'notReported', (from: string, to: string, wording: string) => string>
  >;
  readonly relocated: (unit: string) => string;
  readonly range: (min: string, max: string) => string;
  readonly atLeast: (min: string) => string;
  readonly changes: (unit: string, year: number) => string;
  readonly ofHeads: (count: string, heads: string) => string;
  readonly largest: (unit: string, day: string) => string;
  readonly largestAnswer: (known: string, definitely: string, possibly: string) => string;
  readonly invested: (unit: string, month: string) => string;
  readonly investment: (startup: string, amount: string, announced: string) => string;
  readonly whatDeclared: (unit: string, day: string) => string;
  readonly declared: Readonly<Record<Declaration['kind'], (unit: string, what: string) => string>>;
  readonly shownOn: (platform: string) => string;
  readonly shownOnlyOn: (platform: string) => string;
  readonly partOf: (bundle: string) => string;
  readonly certainty: Readonly<Record<Declaration['certainty'], (said: string) => string>>;
  readonly comma: string;
  readonly whatExpected: (unit: string, day: string) => string;
  readonly expected: (unit: string, what: string) => string;
  readonly history: HistoryWording;
  readonly posts: PostWording;
  readonly restsOn: string;
  readonly nothing: string;
}

const english: Wording = {
  language: 'en',
  heading: 'What the ledger answers',
  asKnownAt: (position) => `as known at ${position}`,
  asPublishedBy: (day) => `, of what was published by ${day}`,
  whoLed: (unit, day) => `Who led ${unit} on ${day}?`,
  definitely: (person, title) => `definitely ${person}, ${title}`,
  possibly: (person, title) => `possibly ${person}, ${title}`,
  charged: {
    definitely: (mandate) => `definitely charged with ${mandate}`,
    possibly: (mandate) => `possibly charged with ${mandate}`,
  },
  vacant: 'nobody: an end is recorded, no successor',
  notRecorded: 'not recorded',
  howMany: (unit, day) => `How many people worked in ${unit} on ${day}?`,
  unknown: 'unknown: no source gives a headcount',
  known: (bounds) => bounds,
  fewer: (bounds, since) => `change since ${since}: ${bounds} fewer`,
  noChange: 'no change is recorded',
  share: {
    whole: (layoff, wording) => `layoff ${layoff}, as a whole: ${wording}`,
    reported: (layoff, wording) => `its share of layoff ${layoff}, in the source's words: ${wording}`,
    notReported: (layoff) => `its share of layoff ${layoff} is not reported`,
  },
  hired: {
    whole: (unit, wording) => `hired by ${unit}: ${wording}`,
    notReported: (unit, wording) => `hired by ${unit}: ${wording}; how many of them here is not reported`,
  },
  transferred: {
    whole: (from, to, wording) => `moved from ${from} to ${to}: ${wording}`,
    notReported: (from, to, wording) =>
      `moved from ${from} to ${to}: ${wording}; how many of them here is not reported`,
  },
  relocated: (unit) => `${unit} changed its place, and its people with it`,
  range: (min, max) => `${min} to ${max}`,
  atLeast: (min) => `${min} or more`,
  changes: (unit, year) => `How often did leadership of ${unit} change in ${year}?`,
  ofHeads: (count, heads) => `${count}, of which heads of the unit: ${heads}`,
  largest: (unit, day) => `What was the largest layoff of ${unit} so far on ${day}?`,
  largestAnswer: (known, definitely, possibly) =>
    `largest known: ${known}; definitely: ${definitely}; possibly: ${possibly}`,
  invested: (unit, month) => `What did ${unit} and all below it invest in, in ${month}?`,
  investment: (startup, amount, announced) => `${startup}, amount: ${amount}, announced ${announced}`,
  whatDeclared: (unit, day) => `What had ${unit} and all below it declared by ${day}?`,
  declared: {
    shift: (unit, what) => `${unit} turns to ${what}`,
    budgetReview: (unit, what) => `${unit} reviews ${what}`,
    restructuring: (unit, what) => `${unit} restructures ${what}`,
    title: (unit, what) => `${unit} makes "${what}"`,
  },
  shownOn: (platform) => `shown on ${platform}`,
  shownOnlyOn: (platform) => `shown only on ${platform}`,
  partOf: (bundle) => `part of ${bundle}`,
  certainty: { definitely: (said) => `definitely: ${said}`, possibly: (said) => `possibly: ${said}` },
  comma: ', ',
  whatExpected: (unit, day) => `What was only expected of ${unit} and all below it, as of ${day}?`,
  expected: (unit, what) => `of ${unit}: ${what}; a forecast, no fact`,
  history: englishHistory,
  posts: englishPosts,
  restsOn: 'rests on',
  nothing: 'none',
};

/** Keeps ids, days and positions from being reordered in a line that runs from right to left (U+2066 and U+2069). */
const apart = (latin: string): string => `\u2066${latin}\u2069`;

const arabic: Wording = {
  language: 'ar',
  heading: 'ما يجيب به السجل',
  asKnownAt: (position) => `كما عُرف عند ${apart(position)}`,
  asPublishedBy: (day) => `، مما نُشر حتى ${apart(day)}`,
  whoLed: (unit, day) => `من كان يرأس ${unit} في ${apart(day)}؟`,
  definitely: (person, title) => `بالتأكيد ${person}، ${title}`,
  possibly: (person, title) => `ربما ${person}، ${title}`,
  charged: {
    definitely: (mandate) => `والمهمة المسندة إلى شاغل المنصب بالتأكيد: ${mandate}`,
    possibly: (mandate) => `والمهمة المسندة إلى شاغل المنصب ربما: ${mandate}`,
  },
  vacant: 'المنصب شاغر: سُجل انتهاء شغله ولم يُسجل من خلف شاغله',
  notRecorded: 'غير مسجل',
  howMany: (unit, day) => `كم عدد العاملين في ${unit} في ${apart(day)}؟`,
  unknown: 'غير معروف: لا يذكر أي مصدر عدد العاملين',
  known: (bounds) => bounds,
  fewer: (bounds, since) => `نقص قدره ${bounds} منذ ${apart(since)}`,
  noChange: 'لم يُسجل أي تغير',
  share: {
    whole: (layoff, wording) => `التسريح ${apart(layoff)} كاملًا: ${wording}`,
    reported: (layoff, wording) => `نصيب الوحدة من التسريح ${apart(layoff)} بلفظ المصدر: ${wording}`,
    notReported: (layoff) => `لم يذكر أي مصدر نصيب الوحدة من التسريح ${apart(layoff)}`,
  },
  hired: {
    whole: (unit, wording) => `وظفت ${unit}: ${wording}`,
    notReported: (unit, wording) => `وظفت ${unit}: ${wording}؛ ولم يذكر أي مصدر نصيب الوحدة منهم`,
  },
  transferred: {
    whole: (from, to, wording) => `انتقلوا من ${from} إلى ${to}: ${wording}`,
    notReported: (from, to, wording) =>
      `انتقلوا من ${from} إلى ${to}: ${wording}؛ ولم يذكر أي مصدر نصيب الوحدة منهم`,
  },
  relocated: (unit) => `تغير موقع ${unit} ومعها العاملون فيها`,
  range: (min, max) => `ما بين ${min} و${max}`,
  atLeast: (min) => `${min} أو أكثر`,
  changes: (unit, year) => `كم مرة تغيرت قيادة ${unit} في ${year}؟`,
  ofHeads: (count, heads) => `${count}، منها في رئاسة الوحدة: ${heads}`,
  largest: (unit, day) => `ما أكبر تسريح في ${unit} حتى ${apart(day)}؟`,
  largestAnswer: (known, definitely, possibly) =>
    `أكبر تسريح معروف: ${apart(known)}؛ الأكبر بالتأكيد: ${apart(definitely)}؛ ربما: ${apart(possibly)}`,
  invested: (unit, month) => `ما استثمارات ${unit} وما يتبعها في ${apart(month)}؟`,
  investment: (startup, amount, announced) => `${startup}، المبلغ: ${amount}، أُعلن في ${apart(announced)}`,
  whatDeclared: (unit, day) => `ما الذي أُعلن في ${unit} وما يتبعها حتى ${apart(day)}؟`,
  declared: {
    shift: (unit, what) => `تتجه ${unit} إلى ${what}`,
    budgetReview: (unit, what) => `تراجع ${unit} ${what}`,
    restructuring: (unit, what) => `تعيد ${unit} هيكلة ${what}`,
    title: (unit, what) => `تنتج ${unit} «${what}»`,
  },
  shownOn: (platform) => `ويُعرض على ${platform}`,
  shownOnlyOn: (platform) => `ولا يُعرض إلا على ${platform}`,
  partOf: (bundle) => `ضمن اشتراك ${bundle}`,
  certainty: { definitely: (said) => `بالتأكيد: ${said}`, possibly: (said) => `ربما: ${said}` },
  comma: '، ',
  whatExpected: (unit, day) => `ما الذي لا يعدو أن يكون توقعًا بشأن ${unit} وما يتبعها حتى ${apart(day)}؟`,
  expected: (unit, what) => `يُتوقع في ${unit} ${what}؛ وهو توقع لا واقعة`,
  history: arabicHistory,
  posts: arabicPosts,
  restsOn: 'يستند إلى',
  nothing: 'لا يوجد',
};

/** The demo's two languages, as equals. */
export const wordings: readonly Wording[] = [english, arabic];

/** A count with its bounds, in words; how many fewer where the bounds are of a loss. */
export function inWords({ min, max }: Bounds, { range, atLeast }: Wording): string {
  const digits = (count: number): string => count.toLocaleString('en-US');
  if (max === null) return atLeast(digits(min ?? 0));
  return min === max ? digits(max) : range(digits(min ?? 0), digits(max));
}
