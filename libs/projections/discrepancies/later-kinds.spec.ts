/** What only becomes wrong by something that comes later: an end, a completion, a dispute, a withdrawal, a declaration. */
import {
  CITATION,
  acquisition,
  callingOff,
  calledOff,
  citing,
  closed,
  company,
  completed,
  completion,
  corroboration,
  denial,
  dispute,
  division,
  entryIdAt,
  headcount,
  layoff,
  merged,
  people,
  post,
  revision,
  sameness,
  share,
  sourceWithdrawal,
  split,
  withdrawal,
} from '../../../test/given';
import type { Past } from '../../../test/given';
import { readModels } from '../../../test/projection-harness';
import type { Point, ToldReadModels } from '../../../test/projection-harness';
import type { Discrepancy, DiscrepancyKind } from '#projections';

const [ANN, BOB] = ['pannannannann', 'pbobbobbobbob'] as const;
const from = (sourceId: string, publishedOn = '2025-10-28') => ({ ...citing(publishedOn), sourceId });

function found(told: ToldReadModels, kind: DiscrepancyKind, point: Point = {}): readonly Discrepancy[] {
  return told.models.discrepancies({ below: true, kind }, told.at(point)).items;
}
const briefly = (items: readonly Discrepancy[]) =>
  items.map(({ certainty, says, against }) => [certainty, says, against]);

describe('a layoff that is changed after its completion', () => {
  // Entries 1 to 3: the company, the layoff, and its completion on 1 September.
  const after = (...more: readonly Past[]) =>
    readModels().after(
      company('amazon'),
      layoff('cut', 'amazon', { announcedOn: '2025-06-01' }),
      completion('cut', '2025-09-01', { positions: people(12) }),
      ...more,
    );
  const of = (...more: readonly Past[]) => briefly(found(after(...more), 'changedAfterCompletion'));

  test('is definite where the change is of a later day, whatever it changes', () => {
    expect(
      found(after(revision('cut', '2025-10-01', { positions: people(20) })), 'changedAfterCompletion'),
    ).toEqual([
      {
        kind: 'changedAfterCompletion',
        certainty: 'definite',
        subject: { unitId: 'amazon', layoffId: 'cut' },
        days: { earliest: '2025-10-01', latest: '2025-10-01' },
        what: {
          stage: 'revised',
          stagedOn: { earliest: '2025-10-01', latest: '2025-10-01' },
          completedOn: { earliest: '2025-09-01', latest: '2025-09-01' },
        },
        says: [4],
        against: [3],
      },
    ]);
    expect(of(callingOff('cut', '2025-09-02'))).toEqual([['definite', [4], [3]]]);
    expect(of(completion('cut', '2025-10-01', { positions: people(13) }))).toEqual([['definite', [4], [3]]]);
  });

  test('is possible where days leave it open, or a calling-off is of the same day', () => {
    expect(of(revision('cut', '2025-09'))).toEqual([['possible', [4], [3]]]);
    expect(of(callingOff('cut', '2025-09-01'))).toEqual([['possible', [4], [3]]]);
  });

  test('is none of a revision of the same day or before, nor of the same completion told again', () => {
    expect(of(revision('cut', '2025-09-01'), revision('cut', '2025-08'))).toEqual([]);
    expect(of(completion('cut', '2025-10-01', { positions: people(12) }))).toEqual([]);
    expect(of(completion('cut', '2025-10-01'))).toEqual([]);
  });

  test('is none before the day, the recording and the publication of the change, and once it is withdrawn', () => {
    const late = revision('cut', '2025-10-01', { positions: people(20), citation: citing('2025-10-30') });
    const told = after(late, withdrawal(4));
    const at = (point: Point) => found(told, 'changedAfterCompletion', point).length;
    expect([
      at({ knownAt: 4, on: '2025-09-30' }),
      at({ knownAt: 3 }),
      at({ knownAt: 4, publishedBy: '2025-10-30T12:00:00Z' }),
      at({ knownAt: 4, publishedBy: '2025-10-31T00:00:00Z' }),
      at({}),
    ]).toEqual([0, 0, 0, 1, 0]);
  });

  test('is one of two layoffs that are declared to be one, too', () => {
    const two = [
      layoff('cut-2', 'amazon'),
      revision('cut-2', '2025-10-01'),
      sameness('layoff', 'cut-2', 'cut'),
    ];
    expect(briefly(found(after(...two), 'changedAfterCompletion', { knownAt: 5 }))).toEqual([]);
    expect(of(...two)).toEqual([['definite', [5], [3]]]);
  });
});

describe('a deal that is completed and called off', () => {
  const after = (...more: readonly Past[]) =>
    readModels().after(company('amazon'), company('mgm'), acquisition('deal', 'amazon', 'mgm'), ...more);

  test('is definite, and listed once for both units', () => {
    const told = after(completed('deal', '2022-03-17'), calledOff('deal', '2022-05'));
    const [one, ...others] = found(told, 'dealCompletedAndCalledOff');
    expect(others).toEqual([]);
    expect(one).toEqual({
      kind: 'dealCompletedAndCalledOff',
      certainty: 'definite',
      subject: { unitId: 'mgm', dealId: 'deal' },
      days: { earliest: '2022-05-01', latest: '2022-05-31' },
      what: {
        completedOn: { earliest: '2022-03-17', latest: '2022-03-17' },
        calledOffOn: { earliest: '2022-05-01', latest: '2022-05-31' },
      },
      says: [4],
      against: [5],
    });
    for (const unitId of ['amazon', 'mgm']) {
      const question = { unitId, below: false, kind: 'dealCompletedAndCalledOff' } as const;
      expect(told.models.discrepancies(question, told.at()).items).toEqual([one]);
    }
    expect(found(told, 'dealCompletedAndCalledOff', { on: '2022-04-30' })).toEqual([]);
    expect(found(told, 'dealCompletedAndCalledOff', { knownAt: 4 })).toEqual([]);
  });

  test('is possible where one of them is denied, and none where there is only one', () => {
    const off = calledOff('deal', '2022-05');
    const told = after(completed('deal', '2022-03-17'), off, denial(5, off));
    expect(briefly(found(told, 'dealCompletedAndCalledOff'))).toEqual([['possible', [4], [5]]]);
    expect(found(after(completed('deal', '2022')), 'dealCompletedAndCalledOff')).toEqual([]);
    expect(found(after(off), 'dealCompletedAndCalledOff')).toEqual([]);
  });

  test('comes of a declaration that two deals are one', () => {
    const two = [
      completed('deal', '2022'),
      acquisition('other', 'amazon', 'mgm'),
      calledOff('other', '2022'),
    ];
    expect(found(after(...two), 'dealCompletedAndCalledOff')).toEqual([]);
    expect(
      briefly(found(after(...two, sameness('deal', 'other', 'deal')), 'dealCompletedAndCalledOff')),
    ).toEqual([['definite', [4], [6]]]);
  });
});

describe('a leave or a mandate without a tenure', () => {
  const CEO = post('amazon');
  const starts = (personId: string, startedOn: string): Past => ({
    type: 'ExecutiveAppointed',
    data: { personId, post: CEO, startedOn, citation: CITATION },
  });
  const ends = (personId: string, endedOn: string): Past => ({
    type: 'ExecutiveDismissed',
    data: { personId, post: CEO, endedOn, citation: CITATION },
  });
  const leaves = (startedOn: string): Past => ({
    type: 'LeaveStarted',
    data: { personId: ANN, post: CEO, startedOn, citation: CITATION },
  });
  const back = (endedOn: string): Past => ({
    type: 'LeaveEnded',
    data: { personId: ANN, post: CEO, endedOn, citation: CITATION },
  });
  const charged = (assignedOn: string): Past => ({
    type: 'MandateAssigned',
    data: {
      personId: ANN,
      post: CEO,
      mandateId: 'turn',
      mandate: { en: 'Turn it' },
      assignedOn,
      citation: CITATION,
    },
  });
  const of = (...more: readonly Past[]) =>
    briefly(found(readModels().after(company('amazon'), ...more), 'spellWithoutTenure'));

  test('is definite where the person never held the post, or not on that day', () => {
    const told = readModels().after(company('amazon'), starts(BOB, '2020'), leaves('2024-03-01'));
    expect(found(told, 'spellWithoutTenure')).toEqual([
      {
        kind: 'spellWithoutTenure',
        certainty: 'definite',
        subject: { unitId: 'amazon', postId: 'head', personId: ANN },
        days: { earliest: '2024-03-01', latest: '2024-03-01' },
        what: { spell: 'leave', startedOn: { earliest: '2024-03-01', latest: '2024-03-01' }, tenures: 0 },
        says: [3],
        against: [2],
      },
    ]);
    expect(of(charged('2024'))).toEqual([['definite', [2], []]]);
    expect(of(starts(ANN, '2020'), ends(ANN, '2024-03-01'), charged('2024-03-01'))).toEqual([
      ['definite', [4], [2, 3]],
    ]);
    expect(of(starts(ANN, '2025'), leaves('2024-03-01'), back('2024-06'))).toEqual([
      ['definite', [3, 4], [2]],
    ]);
  });

  test('is possible where days leave open whether the tenure had begun, or was over', () => {
    expect(of(starts(ANN, '2024'), leaves('2024-03-01'))).toEqual([['possible', [3], [2]]]);
    expect(of(starts(ANN, '2020'), ends(ANN, '2024'), leaves('2024-03-01'))).toEqual([
      ['possible', [4], [2, 3]],
    ]);
  });

  test('is none within a tenure, on its first day and its last, or where nobody knows when that began', () => {
    expect(of(starts(ANN, '2024-03-01'), leaves('2024-03-01'), charged('2024-03-01'))).toEqual([]);
    expect(of(starts(ANN, '2020'), ends(ANN, '2024-03-02'), leaves('2024-03-01'))).toEqual([]);
    expect(of(starts(ANN, '../2025-01-01'), leaves('2024-03-01'))).toEqual([]);
    expect(of(starts(ANN, '2020'), back('2024-03-01'))).toEqual([]);
  });

  test('is none once two persons are declared to be one, one of whom held the post', () => {
    const told = readModels().after(
      company('amazon'),
      {
        type: 'PersonIntroduced',
        data: { personId: ANN, handle: 'ann', names: { en: 'A' }, citation: CITATION },
      },
      {
        type: 'PersonIntroduced',
        data: { personId: BOB, handle: 'bob', names: { en: 'B' }, citation: CITATION },
      },
      starts(BOB, '2020'),
      leaves('2024'),
      sameness('person', ANN, BOB, citing('2025-10-30')),
    );
    expect(found(told, 'spellWithoutTenure')).toEqual([]);
    expect(found(told, 'spellWithoutTenure', { publishedBy: '2025-10-30T12:00:00Z' })).toHaveLength(1);
    expect(found(told, 'spellWithoutTenure', { knownAt: 5 })).toHaveLength(1);
  });
});

describe('a headcount of a unit that had ended', () => {
  const of = (...more: readonly Past[]) =>
    briefly(
      found(
        readModels().after(company('amazon'), division('mgm', 'amazon'), division('uk', 'amazon'), ...more),
        'reportOfEndedUnit',
      ),
    );
  const at = (countedOn: string, min = 100, max: number | null = min) =>
    headcount('mgm', { countedOn, count: people(min, max) });

  test('is definite from the day on which it ended, by whatever it did', () => {
    expect(of(closed('mgm', '2025-03-01'), at('2025-03-01'))).toEqual([['definite', [5], [4]]]);
    expect(of(merged(['mgm'], 'uk', '2024'), at('2025-03-01'))).toEqual([['definite', [5], [4]]]);
    expect(of(split('mgm', ['uk', 'amazon'], '2024'), at('2025-03-01'))).toEqual([['definite', [5], [4]]]);
  });

  test('is possible where days leave it open, or nobody may be left', () => {
    expect(of(closed('mgm', '2025'), at('2025-03-01'))).toEqual([['possible', [5], [4]]]);
    expect(of(closed('mgm', '2025-03-01'), at('2025'))).toEqual([['possible', [5], [4]]]);
    expect(of(closed('mgm', '2024'), at('2025-03-01', 0, null))).toEqual([['possible', [5], [4]]]);
  });

  test('is none the day before, nor where it says that nobody is left, nor of a unit that stays', () => {
    expect(of(closed('mgm', '2025-03-01'), at('2025-02-28'))).toEqual([]);
    expect(of(closed('mgm', '2025-03-01'), at('2025-03-01', 0))).toEqual([]);
    expect(of(split('mgm', ['mgm', 'uk'], '2024'), at('2025-03-01'))).toEqual([]);
  });

  test('is told at the point of its report and of the end', () => {
    const told = readModels().after(company('mgm'), headcount('mgm', { countedOn: '2025-05-01' }), {
      type: 'UnitClosed',
      data: { unitId: 'mgm', closedOn: '2025-03-01', citation: citing('2025-10-30') },
    });
    const count = (point: Point) => found(told, 'reportOfEndedUnit', point).length;
    expect([
      count({}),
      count({ knownAt: 2 }),
      count({ publishedBy: '2025-10-30T12:00:00Z' }),
      count({ on: '2025-04-30' }),
      count({ on: '2025-05-01' }),
    ]).toEqual([1, 0, 0, 0, 1]);
  });
});

describe('a place below the unit itself', () => {
  test('is definite once two ids are one, against the declaration', () => {
    const told = readModels().after(
      company('a'),
      division('b', 'a'),
      division('c', 'b'),
      merged(['b'], 'a', '2026-01-01'),
      sameness('unit', 'c', 'a'),
    );
    expect(found(told, 'belowItself')).toMatchObject([
      { certainty: 'definite', subject: { unitId: 'a' }, what: { ids: ['a', 'c'] }, says: [3], against: [5] },
    ]);
    expect(found(told, 'belowItself', { knownAt: 4 })).toEqual([]);
    // Of two units beside each other nothing is below itself; what was merged into itself was.
    const beside = readModels().after(
      company('a'),
      division('b', 'a'),
      division('c', 'a'),
      merged(['c'], 'b', '2025'),
      sameness('unit', 'c', 'b'),
    );
    expect(briefly(found(beside, 'belowItself'))).toEqual([['definite', [4], [5]]]);
    expect(found(beside, 'belowItself', { knownAt: 4 })).toEqual([]);
  });
});

describe('a disputed entry', () => {
  const report = headcount('amazon', { countedOn: '2025-01-01' });
  const after = (...more: readonly Past[]) =>
    readModels().after(company('amazon'), company('mgm'), report, ...more);

  test('stands against the source that gives something instead, or denies it', () => {
    const told = after(
      dispute(3, report, { count: people(90) }, from('herald', '2025-10-30')),
      denial(3, report, from('times')),
    );
    expect(found(told, 'disputedEntry')).toMatchObject([
      {
        certainty: 'definite',
        subject: { unitId: 'amazon' },
        what: { denies: false },
        says: [3],
        against: [4],
      },
      { certainty: 'definite', what: { denies: true }, says: [3], against: [5] },
    ]);
    expect(briefly(found(told, 'disputedEntry', { knownAt: 4 }))).toEqual([['definite', [3], [4]]]);
    expect(briefly(found(told, 'disputedEntry', { publishedBy: '2025-10-30T12:00:00Z' }))).toEqual([
      ['definite', [3], [5]],
    ]);
    expect(briefly(found(told.after(withdrawal(4), withdrawal(3)), 'disputedEntry'))).toEqual([]);
  });

  test('is possible where the source disputed an earlier wording', () => {
    const right = { ...headcount('amazon', { count: people(95) }), restates: entryIdAt(3) };
    const told = after(dispute(3, report, { count: people(90) }), withdrawal(3), right);
    expect(briefly(found(told, 'disputedEntry'))).toEqual([['possible', [6], [4]]]);
  });

  test('is listed once though it names several units, and with the unit whose layoff it tells of', () => {
    const revised = revision('cut', '2025-07-01');
    const deal = acquisition('deal', 'mgm', 'amazon');
    const told = after(
      layoff('cut', 'mgm'),
      revised,
      dispute(5, revised, { revisedOn: '2025-08' }),
      deal,
      denial(7, deal),
    );
    expect(found(told, 'disputedEntry').map(({ subject, says }) => [subject.unitId, says])).toEqual([
      ['amazon', [7]],
      ['mgm', [5]],
    ]);
    const { items } = told.models.discrepancies(
      { unitId: 'mgm', below: false, kind: 'disputedEntry' },
      told.at(),
    );
    expect(items.map(({ says }) => says)).toEqual([[5], [7]]);
  });

  test('is none that only another source agrees with', () => {
    expect(found(after(corroboration(3, from('times'))), 'disputedEntry')).toEqual([]);
  });
});

describe('what rests on a withdrawn source', () => {
  const after = (...more: readonly Past[]) =>
    readModels().after(
      company('amazon', { citation: from('herald') }),
      headcount('amazon'),
      layoff('cut', 'amazon', { citation: from('herald') }),
      share('cut', 'amazon', people(3)),
      ...more,
    );

  test('still counts, and is listed entry by entry against the notice', () => {
    const told = after(sourceWithdrawal('gazette', from('herald', '2025-10-30')));
    expect(found(told, 'sourceWithdrawn')).toEqual(
      [2, 4].map((entry) => ({
        kind: 'sourceWithdrawn',
        certainty: 'definite',
        subject: { unitId: 'amazon' },
        days: { earliest: '2025-10-28', latest: null },
        what: { sourceId: 'gazette', agreed: false },
        says: [entry],
        against: [5],
      })),
    );
    const question = { unitId: 'amazon', metric: 'employees', scope: 'withSubUnits' } as const;
    expect(told.models.headcount(question, told.at()).bounds).toEqual({ min: 90, max: 90 });
    expect(found(told, 'sourceWithdrawn', { knownAt: 4 })).toEqual([]);
    expect(found(told, 'sourceWithdrawn', { on: '2025-10-27' })).toEqual([]);
    expect(found(told, 'sourceWithdrawn', { on: '2025-10-28' })).toHaveLength(2);
    expect(found(told, 'sourceWithdrawn', { publishedBy: '2025-10-30T12:00:00Z' })).toEqual([]);
    expect(found(told.after(withdrawal(5)), 'sourceWithdrawn')).toEqual([]);
  });

  test('is possible where another source agrees that nobody withdrew', () => {
    const told = after(sourceWithdrawal('gazette'), corroboration(2, from('times')), corroboration(4));
    expect(found(told, 'sourceWithdrawn').map(({ certainty, says }) => [certainty, says])).toEqual([
      ['possible', [2]],
      ['definite', [4]],
    ]);
    const both = told.after(sourceWithdrawal('times'));
    expect(found(both, 'sourceWithdrawn').map(({ certainty }) => certainty)).toEqual([
      'definite',
      'definite',
    ]);
  });

  test('is none of what is withdrawn itself, or cites another source', () => {
    expect(found(after(sourceWithdrawal('times')), 'sourceWithdrawn')).toEqual([]);
    const gone = after(sourceWithdrawal('gazette'), withdrawal(2), withdrawal(4));
    expect(found(gone, 'sourceWithdrawn')).toEqual([]);
  });
});
