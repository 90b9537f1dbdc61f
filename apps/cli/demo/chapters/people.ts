import { inArabic, told } from '../telling';
import type { Chapter } from '../telling';

const UNDISCLOSED = { min: 0, max: null, wording: 'لم تذكر الشركة كم وظيفة' };

const post = (unitId: string, postId: string, title: object, heads: boolean): object => ({
  unitId,
  postId,
  title,
  heads,
});

/** S2 to S5 and S11 to S13: the division's share, who came, moved and went, and an investment. */
export const people: Chapter = {
  title: "what the division's share is, and who came, moved and went",
  commands: [
    told('s2', 'ReportLayoffShare', {
      layoffId: 'amazon-2025-10',
      unitId: 'amazon-mgm-studios',
      positions: UNDISCLOSED,
      citation: inArabic('ولم تذكر الشركة كم وظيفة من هذا العدد تقع في أمازون إم جي إم ستوديوز.'),
    }),
    told('s3', 'DismissExecutive', {
      personId: 'donna-rosenstein',
      post: post(
        'amazon-mgm-studios',
        'tv-casting',
        { en: 'Supervisor of television casting', ar: 'المشرفة على اختيار الممثلين' },
        false,
      ),
      endedOn: '2025/2025-10-28',
      citation: inArabic(
        'وأنهت الشركة عمل دونا روزنشتاين، وكانت تشرف في أمازون إم جي إم ستوديوز على اختيار ممثلي العروض التلفزيونية.',
      ),
    }),
    told('s4', 'DismissExecutive', {
      personId: 'maggie-choi',
      post: post(
        'amazon-mgm-studios',
        'drama',
        { en: 'Executive for drama', ar: 'المديرة التنفيذية للدراما' },
        false,
      ),
      endedOn: '2025/2025-10-28',
      citation: inArabic('وشمل القرار ميغي تشوي، المديرة التنفيذية للدراما في أمازون إم جي إم ستوديوز.'),
    }),
    told('s5', 'DismissExecutive', {
      personId: 'nathan-kitada',
      post: post(
        'amazon-mgm-studios',
        'creative-director',
        { en: 'Creative director', ar: 'المدير الإبداعي' },
        false,
      ),
      endedOn: '2025/2025-10-28',
      citation: inArabic('وخرج أيضًا ناثان كيتادا، المدير الإبداعي في أمازون إم جي إم ستوديوز.'),
    }),
    told('s11', 'AppointExecutive', {
      personId: 'mike-hopkins',
      post: post(
        'amazon-mgm-studios',
        'head',
        { en: 'Head of Amazon MGM Studios', ar: 'رئيس أمازون إم جي إم ستوديوز' },
        true,
      ),
      startedOn: '../2025-10-28',
      citation: inArabic('ومايك هوبكنز هو رئيس قسم أمازون إم جي إم ستوديوز.'),
    }),
    told('s12', 'ReassignExecutive', {
      personId: 'albert-cheng',
      from: post('prime-video', 'head', { en: 'Head of Prime Video', ar: 'رئيس برايم فيديو' }, true),
      to: post(
        'amazon',
        'artificial-intelligence',
        { en: 'Executive for artificial intelligence', ar: 'مسؤول الذكاء الاصطناعي' },
        false,
      ),
      movedOn: '2025/2025-10-28',
      citation: inArabic(
        'وانتقل ألبرت تشينغ «خلال الأشهر الماضية» من رئاسة برايم فيديو إلى منصب يختص بالذكاء الاصطناعي.',
      ),
    }),
    told('s13', 'InvestInStartup', {
      investmentId: 'fable-studio-2025-06',
      investorId: 'amazon',
      vehicleId: 'alexa-fund',
      startup: { en: 'Fable Studio', ar: 'فابل ستوديو' },
      amount: { min: '0', max: null, wording: 'لم يُذكر المبلغ' },
      product: { en: 'Showrunner', ar: 'شورانر' },
      announcedOn: '2025-06',
      madeOn: '../2025-06-30',
      citation: inArabic(
        'وأُعلن في يونيو 2025 أن أمازون استثمرت عبر صندوق أليكسا في شركة فابل ستوديو الناشئة من أجل منصتها شورانر، ولم يُذكر المبلغ.',
      ),
    }),
  ],
};
