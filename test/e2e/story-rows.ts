/** One row of the story, and how what the demo prints tells of it in each language. */
export interface StoryRow {
  readonly row: string;
  readonly says: string;
  readonly en: readonly RegExp[];
  readonly ar: readonly RegExp[];
}

/** The rows of the story, in its order. */
export const STORY_ROWS: readonly StoryRow[] = [
  {
    row: 'S1',
    says: '14,000 jobs are cut in the whole company',
    en: [
      /How many people worked in Amazon on 2025-10-29[^\n]*\n[^\n]*\n {3}change since 2025-10-27: 14,000 fewer/,
    ],
    ar: [/كم عدد العاملين في أمازون في \u20662025-10-29\u2069[^\n]*\n[^\n]*\n {3}نقص قدره 14,000 منذ/],
  },
  {
    row: 'S2',
    says: 'how many of them in the studios is not disclosed',
    en: [
      / 0 to 14,000 fewer\n {3}its share of layoff amazon-2025-10, in the source's words: لم تذكر الشركة كم وظيفة/,
    ],
    ar: [
      / 0 و14,000 [^\n]*\n {3}نصيب الوحدة من التسريح \u2066amazon-2025-10\u2069 بلفظ المصدر: لم تذكر الشركة كم وظيفة/,
    ],
  },
  {
    row: 'S3',
    says: 'Donna Rosenstein is dismissed',
    en: [/Donna Rosenstein, Supervisor of television casting: 2025-01-01\/2025-10-28, dismissed/],
    ar: [
      /دونا روزنشتاين، المشرفة على اختيار الممثلين: \u20662025-01-01\/2025-10-28\u2069، بقرار إنهاء العمل/,
    ],
  },
  {
    row: 'S4',
    says: 'Maggie Choi is dismissed, and was possibly in office in June',
    en: [
      /Maggie Choi, Executive for drama: 2025-01-01\/2025-10-28, dismissed/,
      /Who held a post of Amazon MGM Studios on 2025-06-01[^\n]*\n(?: {3}.*\n)*? {3}possibly Maggie Choi/,
    ],
    ar: [
      /ميغي تشوي، المديرة التنفيذية للدراما: \u20662025-01-01\/2025-10-28\u2069، بقرار إنهاء العمل/,
      /من كان يشغل منصبًا في أمازون إم جي إم ستوديوز في \u20662025-06-01\u2069[^\n]*\n(?: {3}.*\n)*? {3}ربما ميغي تشوي/,
    ],
  },
  {
    row: 'S5',
    says: 'Nathan Kitada is dismissed',
    en: [/Nathan Kitada, Creative director: 2025-01-01\/2025-10-28, dismissed/],
    ar: [/ناثان كيتادا، المدير الإبداعي: \u20662025-01-01\/2025-10-28\u2069، بقرار إنهاء العمل/],
  },
  {
    row: 'S6',
    says: 'leadership changed three times this year, none of it at the head',
    en: [/leadership of Amazon MGM Studios change in 2025\?[^\n]*\n {3}3, of which heads of the unit: 0/],
    ar: [/تغيرت قيادة أمازون إم جي إم ستوديوز في 2025؟[^\n]*\n {3}3، منها في رئاسة الوحدة: 0/],
  },
  {
    row: 'S7',
    says: 'television production is restructured',
    en: [/definitely: Amazon MGM Studios restructures television production/],
    ar: [/بالتأكيد: تعيد أمازون إم جي إم ستوديوز هيكلة الإنتاج التلفزيوني/],
  },
  {
    row: 'S8',
    says: 'the studios make two titles, which only Prime Video shows',
    en: [
      /makes "The Lord of the Rings: The Rings of Power", shown only on Prime Video, part of Amazon Prime/,
      /makes "Reacher", shown only on Prime Video, part of Amazon Prime/,
    ],
    ar: [
      /تنتج أمازون إم جي إم ستوديوز «سيد الخواتم: حلقات القوة»، ولا يُعرض إلا على برايم فيديو، ضمن اشتراك أمازون برايم/,
      /تنتج أمازون إم جي إم ستوديوز «راشر»، ولا يُعرض إلا على برايم فيديو، ضمن اشتراك أمازون برايم/,
    ],
  },
  {
    row: 'S9',
    says: 'budgets are reviewed',
    en: [/definitely: Amazon MGM Studios reviews its budgets for original work/],
    ar: [/بالتأكيد: تراجع أمازون إم جي إم ستوديوز ميزانيات أعمالها الأصلية/],
  },
  {
    row: 'S10',
    says: 'the company turns to artificial intelligence',
    en: [/definitely: Amazon turns to artificial intelligence/],
    ar: [/بالتأكيد: تتجه أمازون إلى الذكاء الاصطناعي/],
  },
  {
    row: 'S11',
    says: 'Mike Hopkins heads the studios, and is to bring artificial intelligence into production',
    en: [
      /Who led Amazon MGM Studios on 2025-10-28\?[^\n]*\n {3}definitely Mike Hopkins, Head of Amazon MGM Studios\n {3}definitely charged with leading the integration of artificial intelligence in all stages of production/,
      /Who led Amazon MGM Studios on 2020-01-01\?[^\n]*\n {3}possibly Mike Hopkins/,
    ],
    ar: [
      /من كان يرأس أمازون إم جي إم ستوديوز في \u20662025-10-28\u2069[^\n]*\n {3}بالتأكيد مايك هوبكنز، رئيس أمازون إم جي إم ستوديوز\n[^\n]*بالتأكيد: قيادة إدخال الذكاء الاصطناعي في مراحل الإنتاج كلها/,
      /من كان يرأس أمازون إم جي إم ستوديوز في \u20662020-01-01\u2069[^\n]*\n {3}ربما مايك هوبكنز/,
    ],
  },
  {
    row: 'S12',
    says: 'Albert Cheng went from the head of Prime Video to artificial intelligence, some day of the year',
    en: [
      /Who led Prime Video on 2025-06-01\? \(as known at @29\)\n {3}possibly Albert Cheng, Head of Prime Video/,
      /Who led Prime Video on 2025-11-01\?[^\n]*\n {3}nobody: an end is recorded, no successor/,
      /Who held a post of Amazon on 2025-10-28[^\n]*\n {3}definitely Albert Cheng, Executive for artificial intelligence/,
    ],
    ar: [
      /من كان يرأس برايم فيديو في \u20662025-06-01\u2069؟ \(كما عُرف عند \u2066@29\u2069\)\n {3}ربما ألبرت تشينغ، رئيس برايم فيديو/,
      /من كان يرأس برايم فيديو في \u20662025-11-01\u2069[^\n]*\n {3}المنصب شاغر/,
      /من كان يشغل منصبًا في أمازون في \u20662025-10-28\u2069[^\n]*\n {3}بالتأكيد ألبرت تشينغ، مسؤول الذكاء الاصطناعي/,
    ],
  },
  {
    row: 'S13',
    says: 'the Alexa Fund invested in Fable Studio in June',
    en: [/invest in, in 2025-06\?[^\n]*\n {3}Fable Studio, amount: لم يُذكر المبلغ, announced 2025-06/],
    ar: [
      /ما استثمارات أمازون وما يتبعها في \u20662025-06\u2069[^\n]*\n {3}فابل ستوديو، المبلغ: لم يُذكر المبلغ، أُعلن في \u20662025-06\u2069/,
    ],
  },
  {
    row: 'S14',
    says: 'hundreds of jobs in January 2024 were the largest cut until then',
    en: [
      /on 2024-01-31\?[^\n]*\n[^\n]*\n {3}change since 2023-12-31: 200 to 999 fewer\n {3}layoff amazon-mgm-studios-2024-01, as a whole: مئات/,
      /so far on 2024-01-31\?[^\n]*\n {3}largest known: amazon-mgm-studios-2024-01; definitely: amazon-mgm-studios-2024-01; possibly: amazon-mgm-studios-2024-01\n/,
      /so far on 2025-10-28\?[^\n]*\n {3}largest known: amazon-mgm-studios-2024-01; definitely: none; possibly: amazon-mgm-studios-2024-01, amazon-2025-10\n/,
    ],
    ar: [
      /في \u20662024-01-31\u2069؟[^\n]*\n[^\n]*\n {3}نقص قدره ما بين 200 و999 منذ \u20662023-12-31\u2069\n {3}التسريح \u2066amazon-mgm-studios-2024-01\u2069 كاملًا: مئات/,
      /حتى \u20662024-01-31\u2069؟[^\n]*\n {3}أكبر تسريح معروف: \u2066amazon-mgm-studios-2024-01\u2069؛ الأكبر بالتأكيد: \u2066amazon-mgm-studios-2024-01\u2069/,
      /حتى \u20662025-10-28\u2069؟[^\n]*\n {3}أكبر تسريح معروف: \u2066amazon-mgm-studios-2024-01\u2069؛ الأكبر بالتأكيد: \u2066لا يوجد\u2069؛ ربما: \u2066amazon-mgm-studios-2024-01, amazon-2025-10\u2069/,
    ],
  },
  {
    row: 'S15',
    says: 'the work is expected to change: a forecast, no fact',
    en: [
      /of Amazon MGM Studios: a change in the nature of work in television production; a forecast, no fact/,
    ],
    ar: [/يُتوقع في أمازون إم جي إم ستوديوز تغير طبيعة العمل في الإنتاج التلفزيوني؛ وهو توقع لا واقعة/],
  },
];
