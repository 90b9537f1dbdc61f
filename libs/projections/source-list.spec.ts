import { CITATION, citing, company, headcount, sourceWithdrawal, withdrawal } from '../../test/given';
import type { Past } from '../../test/given';
import { readModels } from '../../test/projection-harness';
import type { SourcesQuestion } from './source-list';

const from = (sourceId: string) => ({ ...CITATION, sourceId });
const notice = { ...citing('2025-10-30'), sourceId: 'notice' };
const data = { sourceId: 'archive', title: { en: 'x' }, publishedOn: '2025', sha256: '0'.repeat(64) };
/** Entries 1 to 5. */
const past: readonly Past[] = [
  company('amazon', { citation: from('gazette') }),
  headcount('amazon', { citation: from('gazette') }),
  headcount('amazon', { citation: from('memo') }),
  { type: 'SourceArchived', data },
  withdrawal(2),
];
const told = readModels().after(...past, sourceWithdrawal('gazette', notice));
const list = (question: SourcesQuestion = {}, knownAt = told.head) =>
  told.models.citations.sources(question, told.at({ knownAt }));

describe('sources', () => {
  test('are all that was cited, archived or withdrawn, with how many visible entries cite each', () => {
    expect(list().items.map(({ sourceId, archived, entries }) => [sourceId, archived, entries])).toEqual([
      ['archive', 'withoutText', 0],
      ['gazette', 'no', 1],
      ['memo', 'no', 1],
      ['notice', 'no', 1],
    ]);
    expect(list({}, 3).items.map(({ sourceId, entries }) => [sourceId, entries])).toEqual([
      ['gazette', 2],
      ['memo', 1],
    ]);
    expect(list({}, 0)).toEqual({ items: [], next: null });
  });

  test('are read page by page without gap or repeat', () => {
    const first = list({ limit: 3 });
    expect([first.items.map(({ sourceId }) => sourceId), first.next]).toEqual([
      ['archive', 'gazette', 'memo'],
      'memo',
    ]);
    const second = list({ limit: 3, after: first.next ?? '' });
    expect([second.items.map(({ sourceId }) => sourceId), second.next]).toEqual([['notice'], null]);
    expect(list({ limit: 4 }).next).toBeNull();
    // At position 3 the notice is not known yet, and so stands on no page.
    expect(list({ limit: 2 }, 3).next).toBeNull();
  });

  test('that were withdrawn say when and why, and what rests on them still counts', () => {
    expect(told.models.citations.source('gazette', told.at())).toMatchObject({
      withdrawn: { earliest: '2025-10-28', latest: '2025-10-28', reason: 'made up', entry: 6 },
      entries: 1,
    });
    expect(told.models.citations.source('gazette', told.at({ knownAt: 5 }))?.withdrawn).toBeNull();
    const before = told.at({ publishedBy: '2025-10-30T12:00:00Z' });
    expect(told.models.citations.source('gazette', before)?.withdrawn).toBeNull();
    const flags = told.models.cited([1, 3], told.at()).map((entry) => entry.citation?.sourceWithdrawn);
    expect(flags).toEqual([true, false]);
    expect(told.models.cited([1], told.at())[0]?.visible).toBe(true);
    const again = readModels().after(...past, sourceWithdrawal('gazette', notice), withdrawal(6));
    expect(again.models.citations.source('gazette', again.at())?.withdrawn).toBeNull();
  });

  test('are shown with the entries that count', () => {
    const resting = told.models.entries({ sourceId: 'gazette', visible: true }, told.at());
    expect(resting.items.map(({ position }) => position)).toEqual([1]);
    const earlier = told.models.entries({ sourceId: 'gazette', visible: true }, told.at({ knownAt: 4 }));
    expect(earlier.items.map(({ position }) => position)).toEqual([1, 2]);
  });
});
