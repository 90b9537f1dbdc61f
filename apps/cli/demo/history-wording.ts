import type { DiscrepancyKind, Figure } from '#projections';

/** How the demo tells of changes, contradictions, timelines and findings, in one language. */
export interface HistoryWording {
  readonly whatChanged: (unit: string, from: string, to: string) => string;
  readonly whatWasLearned: (unit: string, day: string, from: string) => string;
  readonly figures: Readonly<Record<Figure, string>>;
  readonly whatDisagrees: (unit: string, day: string) => string;
  readonly disagrees: Readonly<Record<DiscrepancyKind, string>>;
  readonly certainly: Readonly<Record<'definite' | 'possible', (said: string) => string>>;
  readonly whatHappened: (person: string, day: string) => string;
  readonly whatIsFound: (words: string) => string;
  readonly allOfThem: (count: number) => string;
  readonly between: (earliest: string | null, latest: string | null, type: string) => string;
}

/** Keeps ids, days and type names from being reordered in a line that runs from right to left (U+2066 and U+2069). */
const apart = (latin: string): string => `\u2066${latin}\u2069`;

const span = (earliest: string | null, latest: string | null): string =>
  earliest === latest ? (latest ?? '..') : `${earliest ?? '..'}/${latest ?? '..'}`;

export const englishHistory: HistoryWording = {
  whatChanged: (unit, from, to) => `What changed for ${unit} between ${from} and ${to}?`,
  whatWasLearned: (unit, day, from) =>
    `What do we know of ${unit} on ${day} that we did not know at ${from}?`,
  figures: {
    headcount: 'headcount',
    'headcount.net': 'net change of the headcount',
    leader: 'who leads it',
    'leadership.holders': 'who is in office',
    'leadership.tenures': 'tenures',
    'leadership.changes': 'leadership changes of the year',
    'layoffs.total': 'positions cut, together',
    'layoffs.items': 'layoffs',
    'layoffs.largest': 'the largest layoff',
    'investments.total': 'investments, together',
    'investments.items': 'investments',
    'strategy.facts': 'what was declared',
    'strategy.outlooks': 'what is expected',
    'unit.names': 'names',
    'unit.place': 'place in the organisation',
    'unit.tree': 'units below it',
  },
  whatDisagrees: (unit, day) => `What do sources disagree on about ${unit} and all below it, by ${day}?`,
  disagrees: {
    twoHeadsAtOnce: 'two heads at once',
    shareAboveTotal: 'a share above its total',
    shareOutsideLayoff: "a share of a unit that is not below the layoff's",
    cutAboveHeadcount: 'a cut above the headcount',
    endOutsideTenures: 'an end outside all recorded tenures',
    reportOutsideBounds: 'a reported headcount outside what was known',
    endBeforeStart: 'an end before its start',
    withdrawnIntroduction: 'it rests on a withdrawn introduction',
    sameClaimTwice: 'the same claim twice',
    postsDiffer: 'a post that is described differently',
    sharesOfWithdrawnLayoff: 'a share of a withdrawn layoff',
    changedAfterCompletion: 'a layoff that is changed after its completion',
    dealCompletedAndCalledOff: 'a deal that is completed and called off',
    spellWithoutTenure: 'a leave or a mandate outside all tenures',
    reportOfEndedUnit: 'a headcount of a unit that had ended',
    belowItself: 'a place below the unit itself',
    disputedEntry: 'another source disputes it',
    sourceWithdrawn: 'its source was withdrawn',
  },
  certainly: { definite: (said) => `definitely: ${said}`, possible: (said) => `possibly: ${said}` },
  whatHappened: (person, day) => `What is recorded of ${person}, as of ${day}?`,
  whatIsFound: (words) => `What is found under "${words}"?`,
  allOfThem: (count) => `and in ${count} quoted or recorded passages`,
  between: (earliest, latest, type) => `${span(earliest, latest)} ${type}`,
};

export const arabicHistory: HistoryWording = {
  whatChanged: (unit, from, to) => `ما الذي تغير في ${unit} بين ${apart(from)} و${apart(to)}؟`,
  whatWasLearned: (unit, day, from) =>
    `ما الذي نعرفه عن ${unit} في ${apart(day)} ولم نكن نعرفه عند ${apart(from)}؟`,
  figures: {
    headcount: 'عدد العاملين',
    'headcount.net': 'صافي تغير عدد العاملين',
    leader: 'من يرأس الوحدة',
    'leadership.holders': 'شاغلو المناصب',
    'leadership.tenures': 'فترات شغل المناصب',
    'leadership.changes': 'تغيرات القيادة في السنة',
    'layoffs.total': 'مجموع الوظائف الملغاة',
    'layoffs.items': 'عمليات التسريح',
    'layoffs.largest': 'أكبر تسريح',
    'investments.total': 'مجموع الاستثمارات',
    'investments.items': 'الاستثمارات',
    'strategy.facts': 'ما أُعلن',
    'strategy.outlooks': 'ما يُتوقع',
    'unit.names': 'الأسماء',
    'unit.place': 'الموقع في الهيكل',
    'unit.tree': 'الوحدات التابعة',
  },
  whatDisagrees: (unit, day) => `فيمَ تختلف المصادر بشأن ${unit} وما يتبعها حتى ${apart(day)}؟`,
  disagrees: {
    twoHeadsAtOnce: 'رئيسان في وقت واحد',
    shareAboveTotal: 'نصيب يفوق المجموع',
    shareOutsideLayoff: 'نصيب وحدة لا تتبع وحدة التسريح',
    cutAboveHeadcount: 'تسريح يفوق عدد العاملين',
    endOutsideTenures: 'انتهاء خارج كل الفترات المسجلة',
    reportOutsideBounds: 'عدد عاملين خارج الحدود المعروفة',
    endBeforeStart: 'انتهاء قبل البداية',
    withdrawnIntroduction: 'يستند إلى تعريف سُحب',
    sameClaimTwice: 'القول نفسه مرتين',
    postsDiffer: 'منصب موصوف وصفين مختلفين',
    sharesOfWithdrawnLayoff: 'نصيب من تسريح سُحب',
    changedAfterCompletion: 'تسريح تغير بعد اكتماله',
    dealCompletedAndCalledOff: 'صفقة اكتملت وأُلغيت',
    spellWithoutTenure: 'إجازة أو تكليف خارج كل الفترات',
    reportOfEndedUnit: 'عدد عاملين في وحدة انتهت',
    belowItself: 'موقع تحت الوحدة نفسها',
    disputedEntry: 'ينازع فيه مصدر آخر',
    sourceWithdrawn: 'سُحب مصدره',
  },
  certainly: { definite: (said) => `بالتأكيد: ${said}`, possible: (said) => `ربما: ${said}` },
  whatHappened: (person, day) => `ما المسجل عن ${person} حتى ${apart(day)}؟`,
  whatIsFound: (words) => `ما الذي يوجد تحت «${words}»؟`,
  allOfThem: (count) => `وفي مواضع مقتبسة أو مسجلة عددها ${count}`,
  between: (earliest, latest, type) => apart(`${span(earliest, latest)} ${type}`),
};
