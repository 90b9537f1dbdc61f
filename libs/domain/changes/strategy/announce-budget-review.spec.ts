import { CITATION, company, division, given, malformed, withdrawal } from '../../../../test/given';
import { AnnounceBudgetReview, announceBudgetReview } from './announce-budget-review';

const command = {
  unitId: 'amazon',
  subject: { en: 'original series' },
  announcedOn: '../2025-10-28',
  citation: CITATION,
};
const whole = {
  ...command,
  subject: { en: 'original series', ar: 'المسلسلات الأصلية' },
  reason: { en: 'It has spent a great deal.' },
};
const past = [company('amazon'), division('prime-video', 'amazon')] as const;

describe('announcing a budget review', () => {
  test('records it, with all that the source says or with the least', () => {
    const change = given(announceBudgetReview).after(...past);
    change.when(command).thenRecorded([{ type: 'BudgetReviewAnnounced', data: command }]);
    change.when(whole).thenRecorded([{ type: 'BudgetReviewAnnounced', data: whole }]);
    change.when(whole).thenRecordedIn('strategy-amazon');
  });

  test.each(malformed(AnnounceBudgetReview, whole))('is refused with %s', (_what, json, pointer) => {
    given(announceBudgetReview)
      .after(...past)
      .when(json)
      .thenRefused('invalid_fields', pointer);
  });

  test('is refused for a unit that was never recorded', () => {
    given(announceBudgetReview)
      .after(...past)
      .when({ ...command, unitId: 'netflix' })
      .thenRefused('unknown_unit', '/unitId');
  });

  test('is recorded though the unit is withdrawn, since ids outlive claims', () => {
    given(announceBudgetReview)
      .after(...past, withdrawal(1))
      .when(command)
      .thenRecordedIn('strategy-amazon');
  });

  test('is recorded though the same is recorded already', () => {
    given(announceBudgetReview)
      .after(...past, { type: 'BudgetReviewAnnounced', data: command })
      .when(command)
      .thenRecordedIn('strategy-amazon');
  });

  test('is refused where it is certain that it is dated after its own publication', () => {
    const change = given(announceBudgetReview).after(...past);
    change
      .when({ ...command, announcedOn: '2025-10-29' })
      .thenRefused('announced_after_publication', '/announcedOn');
    change.when({ ...command, announcedOn: '2025-10/2025-11' }).thenRecordedIn('strategy-amazon');
  });

  test('is refused where the archived source does not hold the quote', () => {
    const data = {
      sourceId: 'gazette',
      title: { en: 'x' },
      publishedOn: '2025',
      sha256: '0'.repeat(64),
      text: 'no',
    };
    given(announceBudgetReview)
      .after(...past, { type: 'SourceArchived', data })
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
  });
});
