import { notes } from './source-note';

/** One command of the story. Its id is fixed, so that telling the story twice records it once. */
export interface Told {
  readonly commandId: string;
  readonly name: string;
  readonly json: object;
}

/** A chapter ends at a position that the demo's questions go back to. */
export interface Chapter {
  readonly title: string;
  readonly commands: readonly Told[];
}

/** Where the facts of the story are quoted from. */
export interface Quoted {
  readonly sourceId: string;
  readonly publishedOn: string;
  readonly language: string;
}

const ARABIC: Quoted = { sourceId: 'source-note-ar', publishedOn: '2025-10-28', language: 'ar' };
const ENGLISH: Quoted = { sourceId: 'source-note-en', publishedOn: '2025-10-28', language: 'en' };

const inArabic = (quote: string): object => ({ ...ARABIC, quote });
const inEnglish = (quote: string): object => ({ ...ENGLISH, quote });
const told = (id: string, name: string, json: object): Told => ({ commandId: `story-${id}`, name, json });

const archive = (note: (typeof notes)[number]): Told => told(note.sourceId, 'ArchiveSource', note);

const UNDISCLOSED = { min: 0, max: null, wording: 'لم تذكر الشركة كم وظيفة' };

const opening: Chapter = {
  title: 'the sources, the units and the persons',
  commands: [
    ...notes.map(archive),
    told('amazon', 'RegisterCompany', {
      unitId: 'amazon',
      names: { en: 'Amazon', ar: 'أمازون' },
      country: 'US',
      citation: inEnglish('Amazon is a company from the United States.'),
    }),
    told('amazon-mgm-studios', 'EstablishDivision', {
      unitId: 'amazon-mgm-studios',
      kind: 'division',
      parentId: 'amazon',
      names: { en: 'Amazon MGM Studios', ar: 'أمازون إم جي إم ستوديوز' },
      citation: inEnglish('Amazon MGM Studios is the division of Amazon that makes films and television.'),
    }),
    told('prime-video', 'EstablishDivision', {
      unitId: 'prime-video',
      kind: 'division',
      parentId: 'amazon',
      names: { en: 'Prime Video', ar: 'برايم فيديو' },
      citation: inEnglish('Prime Video is the division of Amazon that streams them.'),
    }),
    told('alexa-fund', 'EstablishDivision', {
      unitId: 'alexa-fund',
      kind: 'fund',
      parentId: 'amazon',
      names: { en: 'Alexa Fund', ar: 'صندوق أليكسا' },
      citation: inEnglish('The Alexa Fund is a fund of Amazon that invests in young companies.'),
    }),
    told('donna-rosenstein', 'IntroducePerson', {
      handle: 'donna-rosenstein',
      names: { en: 'Donna Rosenstein', ar: 'دونا روزنشتاين' },
      citation: inEnglish('Donna Rosenstein supervised casting for television.'),
    }),
    told('maggie-choi', 'IntroducePerson', {
      handle: 'maggie-choi',
      names: { en: 'Maggie Choi', ar: 'ميغي تشوي' },
      citation: inEnglish('Maggie Choi was the executive for drama.'),
    }),
    told('nathan-kitada', 'IntroducePerson', {
      handle: 'nathan-kitada',
      names: { en: 'Nathan Kitada', ar: 'ناثان كيتادا' },
      citation: inEnglish('Nathan Kitada was creative director.'),
    }),
    told('mike-hopkins', 'IntroducePerson', {
      handle: 'mike-hopkins',
      names: { en: 'Mike Hopkins', ar: 'مايك هوبكنز' },
      citation: inEnglish('Mike Hopkins heads Amazon MGM Studios.'),
    }),
    told('albert-cheng', 'IntroducePerson', {
      handle: 'albert-cheng',
      names: { en: 'Albert Cheng', ar: 'ألبرت تشينغ' },
      citation: inEnglish('Albert Cheng used to head Prime Video.'),
    }),
  ],
};

const layoffs: Chapter = {
  title: 'the layoffs of January 2024 and of October 2025',
  commands: [
    told('s14', 'AnnounceLayoff', {
      layoffId: 'amazon-mgm-studios-2024-01',
      unitId: 'amazon-mgm-studios',
      positions: { min: 200, max: 999, wording: 'مئات' },
      announcedOn: '2024-01',
      citation: inArabic(
        'وفي يناير 2024 فقد مئات من العاملين في أمازون إم جي إم ستوديوز وظائفهم، وكان ذلك أكبر خفض في تاريخ القسم حتى حينه.',
      ),
    }),
    told('s1', 'AnnounceLayoff', {
      layoffId: 'amazon-2025-10',
      unitId: 'amazon',
      positions: { min: 14_000, max: 14_000, wording: '14 ألف' },
      announcedOn: '2025-10-28',
      citation: inArabic('قالت أمازون يوم الثلاثاء إنها ستستغني عن 14 ألف وظيفة في الشركة كلها.'),
    }),
  ],
};

const post = (unitId: string, postId: string, title: object, heads: boolean): object => ({
  unitId,
  postId,
  title,
  heads,
});

const people: Chapter = {
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
      citation: inArabic('وخرج أيضا ناثان كيتادا، المدير الإبداعي في أمازون إم جي إم ستوديوز.'),
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
      product: { en: 'Showrunner', ar: 'شورنر' },
      announcedOn: '2025-06',
      madeOn: '../2025-06-30',
      citation: inArabic(
        'وأُعلن في يونيو 2025 أن أمازون استثمرت عبر صندوق أليكسا في شركة فابل ستوديو الناشئة من أجل منصتها شورنر، ولم يُذكر المبلغ.',
      ),
    }),
  ],
};

/** The core of the story, chapter by chapter, in the order in which the demo learns it. */
export const story: readonly Chapter[] = [opening, layoffs, people];
