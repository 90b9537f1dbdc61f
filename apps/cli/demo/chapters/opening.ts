import { notes } from '../source-note';
import { inEnglish, told } from '../telling';
import type { Chapter, Told } from '../telling';

const archive = (note: (typeof notes)[number]): Told => told(note.sourceId, 'ArchiveSource', note);

/** The sources, the units and the persons. */
export const opening: Chapter = {
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
