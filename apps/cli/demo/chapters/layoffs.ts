import { inArabic, told } from '../telling';
import type { Chapter } from '../telling';

/** S14 and S1: the layoffs of January 2024 and of October 2025. */
export const layoffs: Chapter = {
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
