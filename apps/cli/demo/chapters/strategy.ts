import { noteOnStrategy } from '../source-note';
import { inArabicOnStrategy, told } from '../telling';
import type { Chapter, Told } from '../telling';

/** The news tells of them all without their days, so that only a last day is known. */
const BY_THE_NEWS = '../2025-10-28';

const released = (id: string, titleId: string, names: object): Told =>
  told(id, 'ReleaseTitle', {
    unitId: 'amazon-mgm-studios',
    titleId,
    names,
    platformId: 'prime-video',
    exclusive: true,
    bundle: { en: 'Amazon Prime', ar: 'أمازون برايم' },
    releasedOn: BY_THE_NEWS,
    citation: inArabicOnStrategy(
      'ومن أعمال أمازون إم جي إم ستوديوز مسلسلا «سيد الخواتم: حلقات القوة» و«راشر»، ولا يُعرضان إلا على برايم فيديو المشمولة باشتراك أمازون برايم.',
    ),
  });

/** S7 to S10 and S15: what is restructured, made, reviewed and turned to, and what is only expected. */
export const strategy: Chapter = {
  title: 'what the company turns to, and what is only expected',
  commands: [
    told(noteOnStrategy.sourceId, 'ArchiveSource', noteOnStrategy),
    told('s7', 'AnnounceRestructuring', {
      unitId: 'amazon-mgm-studios',
      subject: { en: 'television production', ar: 'الإنتاج التلفزيوني' },
      announcedOn: BY_THE_NEWS,
      citation: inArabicOnStrategy(
        'جاء تسريح العاملين بينما يُعاد تنظيم الإنتاج التلفزيوني كله في أمازون إم جي إم ستوديوز.',
      ),
    }),
    released('s8-rings', 'the-rings-of-power', {
      en: 'The Lord of the Rings: The Rings of Power',
      ar: 'سيد الخواتم: حلقات القوة',
    }),
    released('s8-reacher', 'reacher', { en: 'Reacher', ar: 'راشر' }),
    told('s9', 'AnnounceBudgetReview', {
      unitId: 'amazon-mgm-studios',
      subject: { en: 'its budgets for original work', ar: 'ميزانيات أعمالها الأصلية' },
      reason: {
        en: 'It had spent heavily on Citadel and The Rings of Power.',
        ar: 'كانت قد أنفقت مبالغ كبيرة على «سيتاديل» و«حلقات القوة».',
      },
      announcedOn: BY_THE_NEWS,
      citation: inArabicOnStrategy(
        'وبعد أن أنفقت أمازون إم جي إم ستوديوز مبالغ كبيرة على «سيتاديل» و«حلقات القوة» صارت تراجع ما تخصصه لأعمالها الأصلية من أموال.',
      ),
    }),
    told('s10', 'DeclareStrategicShift', {
      unitId: 'amazon',
      towards: { en: 'artificial intelligence', ar: 'الذكاء الاصطناعي' },
      declaredOn: BY_THE_NEWS,
      citation: inArabicOnStrategy('وتتجه أمازون في استراتيجيتها الجديدة إلى الذكاء الاصطناعي.'),
    }),
    told('s15', 'StateOutlook', {
      unitId: 'amazon-mgm-studios',
      expected: {
        en: 'a change in the nature of work in television production',
        ar: 'تغير طبيعة العمل في الإنتاج التلفزيوني',
      },
      statedOn: BY_THE_NEWS,
      citation: inArabicOnStrategy(
        'ويُنتظر أن يتبدل عمل العاملين في الإنتاج التلفزيوني، فيغلب عليه تصميم أنظمة ذكية تعين المبدعين.',
      ),
    }),
  ],
};
