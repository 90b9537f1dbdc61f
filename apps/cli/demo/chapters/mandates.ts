import { noteOnMandates } from '../source-note';
import { inArabicOnMandates, told } from '../telling';
import type { Chapter } from '../telling';

/** The rest of S11: what the head of the division is charged with beside his post. */
export const mandates: Chapter = {
  title: 'what the head of the division is charged with',
  commands: [
    told(noteOnMandates.sourceId, 'ArchiveSource', noteOnMandates),
    told('s11-mandate', 'AssignMandate', {
      personId: 'mike-hopkins',
      post: {
        unitId: 'amazon-mgm-studios',
        postId: 'head',
        title: { en: 'Head of Amazon MGM Studios', ar: 'رئيس أمازون إم جي إم ستوديوز' },
        heads: true,
      },
      mandateId: 'artificial-intelligence-in-production',
      mandate: {
        en: 'leading the integration of artificial intelligence in all stages of production',
        ar: 'قيادة إدخال الذكاء الاصطناعي في مراحل الإنتاج كلها',
      },
      assignedOn: '../2025-10-28',
      citation: inArabicOnMandates(
        'وعُهد إلى مايك هوبكنز، رئيس أمازون إم جي إم ستوديوز، بأن يقود إدخال الذكاء الاصطناعي في مراحل الإنتاج كلها.',
      ),
    }),
  ],
};
