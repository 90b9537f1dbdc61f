import {
  acquisition,
  calledOff,
  CITATION,
  closed,
  company,
  completed,
  division,
  merged,
  moved,
  renamed,
  split,
  withdrawal,
} from '../../test/given';
import type { Past } from '../../test/given';
import { readModels } from '../../test/projection-harness';
import type { Point } from '../../test/projection-harness';
import type { TreeBranch } from './tree-answer';
import type { UnitAnswer } from './units';

const unit = (past: readonly Past[], unitId: string, point: Point = {}): UnitAnswer => {
  const ledger = readModels().after(...past);
  return ledger.models.unit(unitId, ledger.at(point));
};
const drawn = ({ unitId, certainty, below }: TreeBranch): string =>
  `${unitId}${certainty === 'possibly' ? '?' : ''}${below.length === 0 ? '' : `(${below.map(drawn).join(' ')})`}`;
const alias = (unitId: string, en: string): Past => ({
  type: 'AliasAdded',
  data: { unitId, alias: { en }, citation: CITATION },
});

describe('the names of a unit', () => {
  const past = [
    company('video', { names: { en: 'Unbox', ar: 'أنبوكس' }, establishedOn: '2006-09-07' }),
    renamed('video', { en: 'Video On Demand' }, '2008-09-04'),
    renamed('video', { en: 'Prime Video', ar: 'برايم فيديو' }, '2018-02'),
  ];
  const named = (on: string) => {
    const { names, possibleNames, formerNames, namesPresumed } = unit(past, 'video', { on });
    return { names, possibleNames, formerNames, namesPresumed };
  };

  test('are those of the asked day; in a language that a renaming leaves out it keeps the former one', () => {
    expect(named('2008-09-03')).toEqual({
      names: { en: 'Unbox', ar: 'أنبوكس' },
      possibleNames: {},
      formerNames: {},
      namesPresumed: false,
    });
    expect(named('2008-09-04')).toEqual({
      names: { en: 'Video On Demand', ar: 'أنبوكس' },
      possibleNames: {},
      formerNames: { en: ['Unbox'] },
      namesPresumed: false,
    });
    expect(named('2018-02-28')).toEqual({
      names: { en: 'Prime Video', ar: 'برايم فيديو' },
      possibleNames: {},
      formerNames: { en: ['Unbox', 'Video On Demand'], ar: ['أنبوكس'] },
      namesPresumed: false,
    });
  });

  test('are two in a language while it is uncertain whether it is renamed', () => {
    expect(named('2018-02-10')).toEqual({
      names: { en: 'Video On Demand', ar: 'أنبوكس' },
      possibleNames: { en: ['Prime Video'], ar: ['برايم فيديو'] },
      formerNames: { en: ['Unbox'] },
      namesPresumed: false,
    });
  });

  test('are presumed to be the first ones on days before it was there', () => {
    expect(named('2000-01-01')).toMatchObject({ names: { en: 'Unbox' }, namesPresumed: true });
    const undated = [company('video'), renamed('video', { en: 'Prime Video' }, '2018')];
    expect(unit(undated, 'video', { on: '2010-01-01' })).toMatchObject({
      names: { en: 'video' },
      namesPresumed: true,
    });
    expect(unit(undated, 'video')).toMatchObject({ names: { en: 'Prime Video' }, namesPresumed: false });
  });

  test('are both possible where two renamings may have come in either order', () => {
    const both = [company('x'), renamed('x', { en: 'A' }, '2018'), renamed('x', { en: 'B' }, '2018-06')];
    // In the order of their first days, B came last; A may have come after it.
    expect(unit(both, 'x')).toMatchObject({ names: { en: 'B' }, possibleNames: { en: ['A'] } });
  });

  test('are the former ones again once a renaming is withdrawn; aliases and renamings are among its entries', () => {
    const told = [...past, alias('video', 'PV'), withdrawal(3), withdrawal(4)];
    expect(unit(told, 'video', { knownAt: 4 })).toMatchObject({
      aliases: [{ en: 'PV' }],
      entries: [1, 3, 4],
    });
    expect(unit(told, 'video')).toMatchObject({
      names: { en: 'Video On Demand', ar: 'أنبوكس' },
      aliases: [],
      entries: [1, 2],
    });
  });

  test('are those of the day in the tree, too', () => {
    const ledger = readModels().after(company('a'), division('b', 'a'), renamed('b', { en: 'Bee' }, '2018'));
    const inTree = (on: string) => ledger.models.tree({ unitId: 'a' }, ledger.at({ on })).below[0];
    expect(inTree('2018-05-01')).toMatchObject({ names: { en: 'b' }, possibleNames: { en: ['Bee'] } });
    expect(inTree('2018-12-31')).toMatchObject({ names: { en: 'Bee' }, possibleNames: {} });
  });
});

describe('a unit and its tree over time', () => {
  const past = [
    company('amazon'),
    division('video', 'amazon'),
    division('music', 'amazon'),
    division('film', 'video'),
    moved('film', 'music', '2020-06'),
    merged(['music', 'video'], 'video', '2021-01-01'),
  ];

  test('show where each stands on the day, once or possibly twice', () => {
    const ledger = readModels().after(...past);
    const tree = (on: string): string => drawn(ledger.models.tree({ unitId: 'amazon' }, ledger.at({ on })));
    expect(tree('2020-05-31')).toBe('amazon(music video(film))');
    expect(tree('2020-06-15')).toBe('amazon(music(film?) video(film?))');
    expect(tree('2020-06-30')).toBe('amazon(music(film) video)');
    // Music is merged away: what stood below it stands nowhere until it is moved.
    expect(tree('2021-01-01')).toBe('amazon(video)');
    expect(unit(past, 'film', { on: '2020-06-15' }).parents).toMatchObject([
      { unitId: 'video', certainty: 'possibly', presumed: true },
      { unitId: 'music', certainty: 'possibly', presumed: false },
    ]);
    expect(unit(past, 'film', { on: '2020-06-15' }).entries).toEqual([4, 5]);
    // Before and after it has one place; its introduction is among the entries in any case.
    expect(unit(past, 'film', { on: '2020-05-31' }).entries).toEqual([4]);
  });

  test('tell whether a unit has ended, and by what', () => {
    expect(unit(past, 'music', { on: '2020-12-31' }).ended).toEqual({ certainty: 'no', by: [] });
    expect(unit(past, 'music', { on: '2021-01-01' })).toMatchObject({
      ended: {
        certainty: 'definitely',
        by: [
          {
            cause: 'merged',
            intoIds: ['video'],
            endedOn: { earliest: '2021-01-01', latest: '2021-01-01' },
            entries: [6],
          },
        ],
      },
      parents: [],
      entries: [3, 6],
    });
    const closing = [...past, closed('video', '2022'), split('amazon', ['film', 'video'], '2023')];
    expect(unit(closing, 'video', { on: '2022-06-01' }).ended).toMatchObject({
      certainty: 'possibly',
      by: [{ cause: 'closed', intoIds: [], endedOn: { earliest: '2022-01-01', latest: '2022-12-31' } }],
    });
    expect(unit(closing, 'amazon').ended).toMatchObject({
      certainty: 'definitely',
      by: [{ cause: 'split', intoIds: ['film', 'video'] }],
    });
  });
});

describe('the deals of a unit', () => {
  const price = { min: '8450000000', max: '8450000000', currency: 'USD', wording: '$8.45 billion' };
  const past = [
    company('amazon'),
    company('mgm'),
    acquisition('deal', 'amazon', 'mgm', { announcedOn: '2021-05-26', price }),
    completed('deal', '2022-03'),
  ];

  test('are told from both sides, as far as they had come', () => {
    const [announced] = unit(past, 'amazon', { on: '2022-02-28' }).deals;
    const exact = { earliest: '2021-05-26', latest: '2021-05-26', certainty: 'definitely' };
    expect(announced).toEqual({
      dealId: 'deal',
      otherIds: [],
      role: 'buyer',
      buyerIds: ['amazon'],
      companyIds: ['mgm'],
      prices: [price],
      announced: exact,
      completed: null,
      calledOff: null,
      entries: [3],
    });
    expect(unit(past, 'mgm', { on: '2022-03-10' }).deals).toMatchObject([
      {
        role: 'target',
        completed: { earliest: '2022-03-01', latest: '2022-03-31', certainty: 'possibly' },
        entries: [3, 4],
      },
    ]);
    expect(unit(past, 'mgm', { on: '2022-03-31' }).deals).toMatchObject([
      { completed: { certainty: 'definitely' } },
    ]);
    expect(unit(past, 'mgm', { on: '2021-05-25' }).deals).toEqual([]);
  });

  test('that are called off say so; one that is completed too is possibly either', () => {
    const off = [...past.slice(0, 3), calledOff('deal', '2022-03')];
    expect(unit(off, 'mgm').deals).toMatchObject([
      { completed: null, calledOff: { earliest: '2022-03-01', certainty: 'definitely' } },
    ]);
    expect(unit([...past, calledOff('deal', '2022-03')], 'mgm').deals).toMatchObject([
      { completed: { certainty: 'possibly' }, calledOff: { certainty: 'possibly' } },
    ]);
    expect(unit([...past, withdrawal(3)], 'mgm').deals).toEqual([]);
  });

  test('leave the company a company, with where it stands', () => {
    const ledger = readModels().after(...past);
    const companies = ledger.models.companies(ledger.at({ on: '2023-01-01' }));
    expect(companies.map(({ unitId, parents }) => [unitId, ...parents.map((upper) => upper.unitId)])).toEqual(
      [['amazon'], ['mgm', 'amazon']],
    );
  });
});
