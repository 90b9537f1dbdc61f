/** Worked by hand; each comment reckons what its test expects. */
import { CITATION, citing, company, denial, dispute, division, withdrawal } from '../../../test/given';
import type { Past } from '../../../test/given';
import { readModels } from '../../../test/projection-harness';
import type { Point } from '../../../test/projection-harness';
import type { OutlookStated, StrategicShiftDeclared, TitleReleased } from '#domain';
import type { StrategyAnswer, StrategyQuestion } from './strategy-query';

/** Entries 1 to 4. */
const tree = [
  company('amazon'),
  division('studios', 'amazon'),
  division('prime-video', 'amazon'),
  company('netflix'),
] as const;

const shift = (unitId: string, more: Partial<StrategicShiftDeclared['data']> = {}): Past => ({
  type: 'StrategicShiftDeclared',
  data: { unitId, towards: { en: 'AI' }, declaredOn: '2025-10', citation: CITATION, ...more },
});
const review = (unitId: string, announcedOn: string): Past => ({
  type: 'BudgetReviewAnnounced',
  data: {
    unitId,
    subject: { en: 'series' },
    reason: { en: 'It spent much.' },
    announcedOn,
    citation: CITATION,
  },
});
const restructuring = (unitId: string, announcedOn: string): Past => ({
  type: 'RestructuringAnnounced',
  data: { unitId, subject: { en: 'television' }, announcedOn, citation: CITATION },
});
const title = (unitId: string, platformId: string, more: Partial<TitleReleased['data']> = {}): Past => ({
  type: 'TitleReleased',
  data: {
    unitId,
    titleId: 'reacher',
    names: { en: 'Reacher' },
    platformId,
    releasedOn: '2022-02-04',
    citation: CITATION,
    ...more,
  },
});
const outlook = (unitId: string, more: Partial<OutlookStated['data']> = {}): Past => ({
  type: 'OutlookStated',
  data: {
    unitId,
    expected: { en: 'Work will change.' },
    statedOn: '2025-10-28',
    citation: CITATION,
    ...more,
  },
});

function declared(
  past: readonly Past[],
  question: Partial<StrategyQuestion> = {},
  point: Point = {},
): StrategyAnswer {
  const told = readModels().after(...tree, ...past);
  return told.models.strategy({ unitId: 'amazon', below: true, ...question }, told.at(point));
}
const entriesOf = ({ facts, outlooks }: StrategyAnswer): readonly number[] =>
  [...facts, ...outlooks].map(({ entry }) => entry);

describe('what a unit declares', () => {
  test('is told as its entries tell it, facts in valid order and outlooks apart', () => {
    const past = [
      shift('amazon', { statement: { en: 'At the heart of it.' }, declaredOn: '../2025-10-28' }),
      review('studios', '2025-09'),
      outlook('studios', { horizon: '2027/..' }),
      title('studios', 'prime-video', { exclusive: true, bundle: { en: 'Amazon Prime' } }),
      restructuring('studios', '2025-08-01'),
    ];
    const days = (earliest: string | null, latest: string): object => ({ datedOn: { earliest, latest } });
    expect(declared(past)).toEqual({
      unitId: 'amazon',
      facts: [
        {
          kind: 'shift',
          unitId: 'amazon',
          wording: { en: 'AI' },
          statement: { en: 'At the heart of it.' },
          ...days(null, '2025-10-28'),
          certainty: 'definitely',
          entry: 5,
          entries: [5],
          disputedBy: [],
          title: null,
        },
        {
          kind: 'title',
          unitId: 'studios',
          wording: { en: 'Reacher' },
          statement: null,
          ...days('2022-02-04', '2022-02-04'),
          certainty: 'definitely',
          entry: 8,
          // The title, and the entries that put its maker and its platform below amazon.
          entries: [2, 3, 8],
          disputedBy: [],
          title: {
            titleId: 'reacher',
            platformId: 'prime-video',
            exclusive: true,
            bundle: { en: 'Amazon Prime' },
          },
        },
        {
          kind: 'restructuring',
          unitId: 'studios',
          wording: { en: 'television' },
          statement: null,
          ...days('2025-08-01', '2025-08-01'),
          certainty: 'definitely',
          entry: 9,
          entries: [2, 9],
          disputedBy: [],
          title: null,
        },
        {
          kind: 'budgetReview',
          unitId: 'studios',
          wording: { en: 'series' },
          statement: { en: 'It spent much.' },
          ...days('2025-09-01', '2025-09-30'),
          certainty: 'definitely',
          entry: 6,
          entries: [2, 6],
          disputedBy: [],
          title: null,
        },
      ],
      outlooks: [
        {
          kind: 'outlook',
          unitId: 'studios',
          wording: { en: 'Work will change.' },
          ...days('2025-10-28', '2025-10-28'),
          certainty: 'definitely',
          entry: 7,
          entries: [2, 7],
          disputedBy: [],
          horizon: { earliest: '2027-01-01', latest: null },
        },
      ],
      // By day: from ever 5; 2022-02-04 2, 3 and 8; 2025-08-01 9; 2025-09-01 6; 2025-10-28 7.
      restsOn: [5, 2, 3, 8, 9, 6, 7],
    });
  });

  test('counts possibly from its earliest day on, definitely from its latest', () => {
    const certainty = (on: string): readonly string[] =>
      declared([shift('amazon')], {}, { on }).facts.map((fact) => fact.certainty);
    expect(['2025-09-30', '2025-10-01', '2025-10-30', '2025-10-31'].map(certainty)).toEqual([
      [],
      ['possibly'],
      ['possibly'],
      ['definitely'],
    ]);
  });

  test('is no fact where it is only expected, even after the day by which it is expected', () => {
    const past = [outlook('amazon', { horizon: '2026' })];
    for (const on of ['2025-10-28', '2030-01-01']) {
      expect(declared(past, {}, { on })).toMatchObject({ facts: [], outlooks: [{ entry: 5 }] });
    }
    expect(entriesOf(declared(past, {}, { on: '2025-10-27' }))).toEqual([]);
    expect(declared([outlook('amazon')]).outlooks).toMatchObject([{ horizon: null }]);
  });

  test('is that of the unit alone, or of all below it too', () => {
    const past = [shift('amazon'), shift('studios'), shift('netflix')];
    expect(entriesOf(declared(past))).toEqual([5, 6]);
    expect(entriesOf(declared(past, { below: false }))).toEqual([5]);
    expect(entriesOf(declared(past, { unitId: 'studios' }))).toEqual([6]);
    expect(declared(past, { unitId: 'studios' }).restsOn).toEqual([6]);
    expect(entriesOf(declared(past, { unitId: 'prime-video' }))).toEqual([]);
  });

  test('is in a title once for whoever makes it, for its platform, and for whoever stands above both', () => {
    const past = [title('studios', 'prime-video')];
    for (const unitId of ['amazon', 'studios', 'prime-video']) {
      expect(entriesOf(declared(past, { unitId }))).toEqual([5]);
    }
    expect(declared(past, { unitId: 'prime-video', below: false }).facts).toMatchObject([
      { unitId: 'studios', title: { exclusive: null, bundle: null } },
    ]);
    expect(entriesOf(declared(past, { below: false }))).toEqual([]);
    expect(entriesOf(declared([title('studios', 'netflix', { exclusive: false })]))).toEqual([5]);
    expect(declared([title('studios', 'netflix', { exclusive: false })]).facts).toMatchObject([
      { title: { exclusive: false } },
    ]);
  });

  test('is that of units that stood below on that day', () => {
    const young = division('young', 'amazon', { establishedOn: '2025-06-15' });
    const by = (declaredOn: string, on = '2025-12-31'): readonly string[] =>
      declared([young, shift('young', { declaredOn })], {}, { on }).facts.map((fact) => fact.certainty);
    // The day before; in that month; from that day on.
    expect([by('2025-06-14'), by('2025-06'), by('2025-06-15')]).toEqual([[], ['possibly'], ['definitely']]);
    // On the 10th it may be declared, but then not yet below amazon; on the 20th it may be both.
    expect([by('2025-06', '2025-06-10'), by('2025-06', '2025-06-20')]).toEqual([[], ['possibly']]);
    // Where entries differ in what stands above it, it is possibly below.
    const elsewhere = division('studios', 'netflix');
    expect(declared([elsewhere, shift('studios')]).facts).toMatchObject([
      { certainty: 'possibly', entries: [2, 5, 6] },
    ]);
  });

  test('stands beside what another entry says of the same', () => {
    expect(entriesOf(declared([shift('amazon'), shift('amazon', { towards: { en: 'thrift' } })]))).toEqual([
      5, 6,
    ]);
  });

  test('is gone once withdrawn, and the answer rests on the withdrawal', () => {
    const past = [shift('studios'), withdrawal(5, citing('2025-10-30'))];
    expect(declared(past)).toMatchObject({ facts: [], restsOn: [6] });
    expect(declared(past, {}, { knownAt: 5 })).toMatchObject({ facts: [{ entry: 5 }], restsOn: [2, 5] });
    expect(entriesOf(declared(past, {}, { publishedBy: '2025-10-30T12:00:00Z' }))).toEqual([5]);
    // Before the day of what was withdrawn, the answer would be no other without the withdrawal; nor elsewhere.
    expect(declared(past, {}, { on: '2025-09-30' }).restsOn).toEqual([]);
    expect(declared(past, { below: false }).restsOn).toEqual([]);
  });

  test('is not known before it is published', () => {
    const past = [shift('amazon', { citation: citing('2025-10-30'), declaredOn: '2025-10-01' })];
    expect(entriesOf(declared(past, {}, { publishedBy: '2025-10-30T12:00:00Z' }))).toEqual([]);
    expect(entriesOf(declared(past, {}, { publishedBy: '2025-10-31T00:00:00Z' }))).toEqual([5]);
  });

  test('is refused for a unit that was never recorded', () => {
    expect(() => declared([], { unitId: 'nobody' })).toThrow('no unit "nobody" was recorded');
  });
});

describe('a disputed declaration', () => {
  const ai = shift('studios');

  test('stands beside what another source gives instead, each only possible', () => {
    const other = dispute(5, ai, { towards: { en: 'fewer series' } });
    expect(declared([ai, other])).toMatchObject({
      facts: [
        { wording: { en: 'AI' }, certainty: 'possibly', entry: 5, disputedBy: [6] },
        { wording: { en: 'fewer series' }, certainty: 'possibly', entry: 5, disputedBy: [6] },
      ],
      restsOn: [2, 5, 6],
    });
    expect(declared([ai, other], {}, { knownAt: 5 }).facts).toMatchObject([{ certainty: 'definitely' }]);
    expect(declared([ai, other, withdrawal(6)]).facts).toMatchObject([{ certainty: 'definitely' }]);
    expect(declared([ai, other, withdrawal(6)]).restsOn).toEqual([2, 5, 7]);
  });

  test('has the hull of its days where only these are disputed', () => {
    // In October, or on 2025-09-15: by the end of September it may have been declared.
    const other = dispute(5, ai, { declaredOn: '2025-09-15' });
    const days = { datedOn: { earliest: '2025-09-15', latest: '2025-10-31' } };
    expect(declared([ai, other]).facts).toMatchObject([{ certainty: 'definitely', ...days }]);
    expect(declared([ai, other], {}, { on: '2025-09-30' }).facts).toMatchObject([
      { certainty: 'possibly', ...days },
    ]);
    expect(declared([ai, other], {}, { on: '2025-09-14' }).facts).toEqual([]);
  });

  test('is possible where it is denied', () => {
    expect(declared([ai, denial(5, ai)])).toMatchObject({
      facts: [{ certainty: 'possibly', disputedBy: [6] }],
      restsOn: [2, 5, 6],
    });
  });

  test('is possibly on a platform where another source names another', () => {
    const film = title('studios', 'prime-video');
    const past = [film, dispute(5, film, { platformId: 'netflix' })];
    const on = (unitId: string): object => declared(past, { unitId }).facts;
    expect(on('prime-video')).toMatchObject([
      { certainty: 'possibly', title: { platformId: 'prime-video' } },
    ]);
    expect(on('netflix')).toMatchObject([{ certainty: 'possibly', title: { platformId: 'netflix' } }]);
    expect(on('studios')).toMatchObject([
      { certainty: 'possibly', title: { platformId: 'prime-video' } },
      { certainty: 'possibly', title: { platformId: 'netflix' } },
    ]);
  });
});
