import type { Tenure } from '#projections';

type Days = Pick<Tenure['end'], 'earliest' | 'latest'>;

/** How the demo tells of posts and who held them, in one language. */
export interface PostWording {
  readonly whoHeld: (unit: string, day: string) => string;
  readonly whoLeft: (unit: string, day: string) => string;
  readonly left: (person: string, title: string, days: Days, how: string) => string;
}

/** How a tenure may end, in both languages. */
export const departureKinds: Readonly<
  Record<Tenure['end']['kinds'][number], Readonly<Record<'en' | 'ar', string>>>
> = {
  dismissed: { en: 'dismissed', ar: 'بقرار إنهاء العمل' },
  reassigned: { en: 'moved to another post', ar: 'بالانتقال إلى منصب آخر' },
  abolished: { en: 'the post was abolished', ar: 'بإلغاء المنصب' },
  resigned: { en: 'resigned', ar: 'بالاستقالة' },
  retired: { en: 'retired', ar: 'بالتقاعد' },
  died: { en: 'died', ar: 'بالوفاة' },
  termEnded: { en: 'the term ended', ar: 'بانتهاء المدة' },
  unspecified: { en: 'it is not said how', ar: 'ولم يُذكر السبب' },
};

/** Keeps days from being reordered in a line that runs from right to left (U+2066 and U+2069). */
const apart = (latin: string): string => `\u2066${latin}\u2069`;

const span = ({ earliest, latest }: Days): string =>
  earliest === latest ? (latest ?? '..') : `${earliest ?? '..'}/${latest ?? '..'}`;

export const englishPosts: PostWording = {
  whoHeld: (unit, day) => `Who held a post of ${unit} on ${day}?`,
  whoLeft: (unit, day) => `Who had left a post of ${unit} by ${day}?`,
  left: (person, title, days, how) => `${person}, ${title}: ${span(days)}, ${how}`,
};

export const arabicPosts: PostWording = {
  whoHeld: (unit, day) => `من كان يشغل منصبًا في ${unit} في ${apart(day)}؟`,
  whoLeft: (unit, day) => `من ترك منصبًا في ${unit} حتى ${apart(day)}؟`,
  left: (person, title, days, how) => `${person}، ${title}: ${apart(span(days))}، ${how}`,
};
