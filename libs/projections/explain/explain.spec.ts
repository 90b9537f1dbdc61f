import {
  CITATION,
  citing,
  company,
  division,
  headcount,
  layoff,
  people,
  post,
  withdrawal,
} from '../../../test/given';
import { day, period, readModels } from '../../../test/projection-harness';
import type { FigureQuestion } from './explain';
import { FIGURES } from './figures';
import type { Figure } from './figures';

const told = readModels().after(
  company('amazon'),
  division('mgm', 'amazon'),
  headcount('amazon', { count: people(2_000), countedOn: '2025-01-31' }),
  layoff('cut', 'mgm', { announcedOn: '2025-02-01', positions: people(10) }),
  layoff('gone', 'mgm', { announcedOn: '2025-03-01', positions: people(500) }),
  withdrawal(5, citing('2025-10-30')),
  {
    type: 'ExecutiveAppointed',
    data: { personId: 'pannannannann', post: post('amazon'), startedOn: '2025-04-01', citation: CITATION },
  },
  {
    type: 'StartupInvestmentMade',
    data: {
      investmentId: 'fable',
      investorId: 'mgm',
      startup: { en: 'Fable' },
      amount: { min: '5', max: '5', currency: 'USD', wording: '$5' },
      announcedOn: '2025-05',
      citation: CITATION,
    },
  },
  {
    type: 'StrategicShiftDeclared',
    data: { unitId: 'amazon', towards: { en: 'AI' }, declaredOn: '2025-05', citation: CITATION },
  },
);
const moved = readModels().after(
  company('amazon'),
  division('mgm', 'amazon'),
  division('video', 'amazon'),
  withdrawal(2),
  {
    type: 'ExecutiveAppointed',
    data: { personId: 'pannannannann', post: post('video'), startedOn: '2025', citation: CITATION },
  },
  withdrawal(5),
);
const asking = (figure: Figure, more: Partial<FigureQuestion> = {}): FigureQuestion => ({
  unitId: 'amazon',
  figure,
  metric: 'employees',
  scope: 'withSubUnits',
  year: 2025,
  below: true,
  by: 'announced',
  ...more,
});
const explained = (figure: Figure, more: Partial<FigureQuestion> = {}) => {
  const { value, entries } = told.models.explain(asking(figure, more), told.at());
  return { value, entries: entries.map(({ position }) => position) };
};

describe('an explanation', () => {
  test.each<[Figure, object, readonly number[]]>([
    // The tree of mgm (2), the report (3), the cut (4), and the withdrawal (6) of the other cut.
    ['headcount', { state: 'known', bounds: { min: 1_990, max: 1_990 } }, [2, 3, 4, 6]],
    // The change itself rests on no report.
    ['headcount.net', { min: -10, max: -10, since: '2025-01-31' }, [2, 4, 6]],
    ['leader', { state: 'held', holders: [expect.objectContaining({ certainty: 'definitely' })] }, [7]],
    ['layoffs.total', { min: 10, max: 10 }, [2, 4, 6]],
    [
      'layoffs.largest',
      { unitId: 'amazon', largestKnown: ['cut'], definitely: ['cut'], possibly: ['cut'], undisclosed: [] },
      [2, 4, 6],
    ],
    ['leadership.changes', { year: 2025, min: 1, max: 1 }, [7]],
    [
      'investments.total',
      { count: { min: 1, max: 1 }, totals: [{ currency: 'USD', min: '5', max: '5' }], undisclosed: 0 },
      [2, 8],
    ],
    ['leadership.holders', [expect.objectContaining({ certainty: 'definitely' })], [7]],
    ['leadership.tenures', [expect.objectContaining({ personId: 'pannannannann' })], [7]],
    ['layoffs.items', [expect.objectContaining({ layoffId: 'cut' })], [2, 4, 6]],
    ['investments.items', [expect.objectContaining({ investmentId: 'fable' })], [2, 8]],
    ['strategy.facts', [expect.objectContaining({ kind: 'shift' })], [9]],
    ['strategy.outlooks', [], [9]],
    ['unit.names', expect.objectContaining({ names: { en: 'amazon' }, kinds: ['company'] }), [1]],
    [
      'unit.place',
      { parents: [], children: [{ unitId: 'mgm', certainty: 'definitely', presumed: true }] },
      [2],
    ],
    ['unit.tree', [{ unitId: 'mgm', aboveId: 'amazon', certainty: 'definitely', presumed: true }], [2]],
  ])('of %s has its value and every entry that it rests on', (figure, value, entries) => {
    const found = explained(figure);
    expect(found.value).toEqual(value);
    expect(found.entries.toSorted((a, b) => a - b)).toEqual(entries);
  });

  test('has the quoted sentence of each entry', () => {
    const { entries } = told.models.explain(asking('headcount'), told.at());
    expect(entries.every(({ citation }) => citation?.quote === CITATION.quote)).toBe(true);
    expect(entries).toHaveLength(4);
  });

  test('has the same value as the question itself, for every figure', () => {
    expect(FIGURES.map((figure) => told.models.explain(asking(figure), told.at()).figure)).toEqual(FIGURES);
    const { bounds } = told.models.headcount(asking('headcount'), told.at());
    expect(explained('headcount').value).toMatchObject({ bounds });
  });

  test('has what the questions themselves answer', () => {
    const at = told.at();
    const unit = { unitId: 'amazon', below: true } as const;
    const { total, items } = told.models.layoffs({ ...unit, by: 'announced' }, at);
    const investments = told.models.investments({ ...unit, by: 'announced' }, at);
    const { facts, outlooks } = told.models.strategy(unit, at);
    expect(explained('layoffs.total').value).toEqual(total);
    expect(explained('layoffs.items').value).toEqual(items);
    expect(explained('investments.items').value).toEqual(investments.items);
    expect(explained('strategy.facts').value).toEqual(facts);
    expect(explained('strategy.outlooks').value).toEqual(outlooks);
    expect(explained('leadership.tenures').value).toEqual(told.models.tenures('amazon', at));
    expect(told.models.unit('amazon', at)).toMatchObject(explained('unit.names').value);
  });

  test('of tenures rests on the withdrawal of one too', () => {
    for (const figure of ['leadership.holders', 'leadership.tenures'] as const) {
      const question = { ...asking(figure), unitId: 'video' };
      const { value, entries } = moved.models.explain(question, moved.at());
      expect([value, entries.map(({ position }) => position)]).toEqual([[], [6]]);
    }
  });

  test('of a place or a tree rests on the withdrawal of a place too', () => {
    for (const figure of ['unit.place', 'unit.tree'] as const) {
      const { entries } = moved.models.explain(asking(figure), moved.at());
      expect(entries.map(({ position }) => position)).toEqual([3, 4]);
    }
    const { value, entries } = moved.models.explain({ ...asking('unit.names'), unitId: 'mgm' }, moved.at());
    expect([value, entries.map(({ position }) => position)]).toEqual([
      expect.objectContaining({ withdrawn: true, names: {} }),
      [4],
    ]);
  });

  test('is of a period, a year or the time since a day where one is asked for', () => {
    expect(explained('layoffs.total', { period: period('2024-01-01', '2025-01-01') }).value).toEqual({
      min: 0,
      max: 0,
    });
    expect(explained('leadership.changes', { year: 2024 }).value).toMatchObject({ min: 0, max: 0 });
    expect(explained('headcount.net', { since: day('2025-02-01') }).value).toMatchObject({ min: 0, max: 0 });
    expect(
      explained('investments.total', { period: period('2025-05-01', '2025-05-02') }).value,
    ).toMatchObject({ count: { min: 0, max: 1 } });
  });

  test('is refused for a net change where none is recorded', () => {
    const silent = readModels().after(company('amazon'));
    expect(() => silent.models.explain(asking('headcount.net'), silent.at())).toThrow(
      expect.objectContaining({ code: 'not_found' }) as Error,
    );
    expect(silent.models.explain(asking('headcount'), silent.at())).toMatchObject({
      value: { state: 'unknown' },
      entries: [],
    });
  });

  test('refuses a day by which such things are not dated', () => {
    expect(() => explained('layoffs.total', { by: 'made' })).toThrow('by announced or by effective');
    expect(() => explained('investments.total', { by: 'effective' })).toThrow('by announced or by made');
  });

  test('explains what was asked of the unit alone, or by another day', () => {
    expect(explained('investments.total', { below: false })).toMatchObject({ value: { count: { max: 0 } } });
    expect(explained('leadership.changes', { heads: false })).toMatchObject({ value: { year: 2025 } });
  });
});
