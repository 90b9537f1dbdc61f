import { sha256Hex } from '#domain';

/**
 * The source that the demo cites: a note in our own words that states what an Arabic news article of Tuesday 2025-10-28
 * reports, in Arabic and in English. Every quote of the story occurs in one of the notes, byte for byte.
 */
export const arabicNote = [
  'مذكرة مصدر عن خبر صحفي عربي يتناول تسريحات أمازون، ويُعد تاريخ نشره الثلاثاء 28 أكتوبر 2025.',
  'قالت أمازون يوم الثلاثاء إنها ستستغني عن 14 ألف وظيفة في الشركة كلها.',
  'ولم تذكر الشركة كم وظيفة من هذا العدد تقع في أمازون إم جي إم ستوديوز.',
  'وأنهت الشركة عمل دونا روزنشتاين، وكانت تشرف في أمازون إم جي إم ستوديوز على اختيار ممثلي العروض التلفزيونية.',
  'وشمل القرار ميغي تشوي، المديرة التنفيذية للدراما في أمازون إم جي إم ستوديوز.',
  'وخرج أيضًا ناثان كيتادا، المدير الإبداعي في أمازون إم جي إم ستوديوز.',
  'ومايك هوبكنز هو رئيس قسم أمازون إم جي إم ستوديوز.',
  'وانتقل ألبرت تشينغ «خلال الأشهر الماضية» من رئاسة برايم فيديو إلى منصب يختص بالذكاء الاصطناعي.',
  'وأُعلن في يونيو 2025 أن أمازون استثمرت عبر صندوق أليكسا في شركة فابل ستوديو الناشئة من أجل منصتها شورانر، ولم يُذكر المبلغ.',
  'وفي يناير 2024 فقد مئات من العاملين في أمازون إم جي إم ستوديوز وظائفهم، وكان ذلك أكبر خفض في تاريخ القسم حتى حينه.',
].join('\n');

export const englishNote = [
  'Source note on an Arabic news article about layoffs at Amazon, taken as published on Tuesday 28 October 2025.',
  'Amazon is a company from the United States.',
  'Amazon MGM Studios is the division of Amazon that makes films and television.',
  'Prime Video is the division of Amazon that streams them.',
  'The Alexa Fund is a fund of Amazon that invests in young companies.',
  'Donna Rosenstein supervised casting for television.',
  'Maggie Choi was the executive for drama.',
  'Nathan Kitada was creative director.',
  'Mike Hopkins heads Amazon MGM Studios.',
  'Albert Cheng used to head Prime Video.',
].join('\n');

/** A second Arabic note, which the demo reads later: the first two stay as they were archived. */
export const strategyNote = [
  'مذكرة مصدر ثانية عن الخبر نفسه، وموضوعها ما تنويه أمازون وما يُنتظر منها.',
  'جاء تسريح العاملين بينما يُعاد تنظيم الإنتاج التلفزيوني كله في أمازون إم جي إم ستوديوز.',
  'ومن أعمال أمازون إم جي إم ستوديوز مسلسلا «سيد الخواتم: حلقات القوة» و«راشر»، ولا يُعرضان إلا على برايم فيديو المشمولة باشتراك أمازون برايم.',
  'وبعد أن أنفقت أمازون إم جي إم ستوديوز مبالغ كبيرة على «سيتاديل» و«حلقات القوة» صارت تراجع ما تخصصه لأعمالها الأصلية من أموال.',
  'وتتجه أمازون في استراتيجيتها الجديدة إلى الذكاء الاصطناعي.',
  'ويُنتظر أن يتبدل عمل العاملين في الإنتاج التلفزيوني، فيغلب عليه تصميم أنظمة ذكية تعين المبدعين.',
].join('\n');

/** A third Arabic note, read after the others. */
export const mandatesNote = [
  'مذكرة مصدر ثالثة عن الخبر نفسه، وموضوعها ما أُسند إلى رئيس القسم من مهام.',
  'وعُهد إلى مايك هوبكنز، رئيس أمازون إم جي إم ستوديوز، بأن يقود إدخال الذكاء الاصطناعي في مراحل الإنتاج كلها.',
].join('\n');

/** The first two notes, as they are archived. */
export const notes = [
  {
    sourceId: 'source-note-ar',
    title: { ar: 'مذكرة مصدر: تسريحات أمازون', en: 'Source note: layoffs at Amazon (Arabic)' },
    publishedOn: '2025-10-28',
    language: 'ar',
    text: arabicNote,
    sha256: sha256Hex(arabicNote),
  },
  {
    sourceId: 'source-note-en',
    title: { en: 'Source note: layoffs at Amazon (English)', ar: 'مذكرة مصدر: تسريحات أمازون (بالإنجليزية)' },
    publishedOn: '2025-10-28',
    language: 'en',
    text: englishNote,
    sha256: sha256Hex(englishNote),
  },
] as const;

/** The second Arabic note, as it is archived. */
export const noteOnStrategy = {
  sourceId: 'source-note-strategy-ar',
  title: { ar: 'مذكرة مصدر: استراتيجية أمازون', en: 'Source note: the strategy of Amazon (Arabic)' },
  publishedOn: '2025-10-28',
  language: 'ar',
  text: strategyNote,
  sha256: sha256Hex(strategyNote),
} as const;

/** The third Arabic note, as it is archived. */
export const noteOnMandates = {
  sourceId: 'source-note-mandates-ar',
  title: { ar: 'مذكرة مصدر: مهام رئيس القسم', en: 'Source note: what the head is charged with (Arabic)' },
  publishedOn: '2025-10-28',
  language: 'ar',
  text: mandatesNote,
  sha256: sha256Hex(mandatesNote),
} as const;
