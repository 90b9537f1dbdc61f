import { DISCREPANCY_KINDS, FIGURES, ReadModels } from '#projections';
import {
  CITATION,
  acquisition,
  calledOff,
  citing,
  closed,
  company,
  completed,
  division,
  headcount,
  hiring,
  investment,
  layoff,
  merged,
  moved,
  people,
  person,
  post,
  renamed,
  sameness,
  share,
  split,
  transfer,
  withdrawal,
} from '../../test/given';
import type { Past } from '../../test/given';
import { day, period, readModels } from '../../test/projection-harness';
import type { Point, ToldReadModels } from '../../test/projection-harness';

const [ANN, BOB] = ['paaaaaaaaaaaa', 'pbbbbbbbbbbbb'] as const;
const starts = (personId: string, unitId: string, startedOn: string): Past => ({
  type: 'ExecutiveAppointed',
  data: { personId, post: post(unitId), startedOn, citation: CITATION },
});
const shift = (unitId: string): Past => ({
  type: 'StrategicShiftDeclared',
  data: { unitId, towards: { en: 'AI' }, declaredOn: '2025-05', citation: CITATION },
});

/** MGM was recorded twice, and each thing that is told of it under the one id or the other. */
const STORY: readonly Past[] = [
  company('amazon'),
  division('mgm', 'amazon', { names: { en: 'MGM' }, establishedOn: '2020' }),
  division('studios', 'amazon', { names: { en: 'MGM Studios', ar: 'استوديوهات' }, establishedOn: '2020' }),
  division('drama', 'studios', { establishedOn: '2021' }),
  person(ANN, 'ann'),
  person(BOB, 'bob'),
  headcount('mgm', { count: people(100), countedOn: '2025-01-01' }),
  headcount('studios', { count: people(110), countedOn: '2025-01-01' }),
  layoff('cut', 'studios', { positions: people(10), announcedOn: '2025-06-01' }),
  hiring('mgm', { positions: people(5), hiredOn: '2025-07-01' }),
  layoff('wide', 'amazon', { positions: people(50), announcedOn: '2025-08-01' }),
  share('wide', 'studios', people(20)),
  starts(ANN, 'mgm', '2020-03-01'),
  starts(BOB, 'studios', '2025-09-01'),
  investment('fable', 'studios', { vehicleId: 'mgm' }),
  shift('studios'),
  moved('drama', 'mgm', '2025-10-01'),
];
/** Where the declaration stands. */
const DECLARED = STORY.length + 1;
const SAME = sameness('unit', 'studios', 'mgm', citing('2025-10-30'));

const employees = { metric: 'employees', scope: 'withSubUnits' } as const;
const below = { below: true, by: 'announced' } as const;

/** All that the ledger answers about a unit at a point. */
function answersOf(told: ToldReadModels, unitId: string, point: Point, models = told.models): object {
  const asked = told.at(point);
  const from = { ...asked, on: day('2025-05-31') };
  const item = { kind: 'unit', id: unitId, below: true } as const;
  const figures = FIGURES.map((figure) => {
    const question = { ...employees, ...below, unitId, figure, year: 2025 };
    try {
      return models.explain(question, asked);
    } catch (error) {
      return String(error).replace(/"\w+"/u, 'it');
    }
  });
  return {
    unit: models.unit(unitId, asked),
    tree: models.tree({ unitId }, asked),
    headcount: models.headcount({ ...employees, unitId }, asked),
    own: models.headcount({ ...employees, scope: 'withoutSubUnits', unitId }, asked),
    leader: models.leader(unitId, asked),
    tenures: models.tenures(unitId, asked),
    changes: models.leadershipChanges({ unitId, year: 2025 }, asked),
    layoffs: models.layoffs({ ...below, unitId }, asked),
    largest: models.largestLayoff(unitId, asked),
    investments: models.investments({ ...below, unitId }, asked),
    strategy: models.strategy({ unitId, below: true }, asked),
    discrepancies: models.discrepancies({ unitId, below: true }, asked),
    compared: models.compare({ unitId, from, year: 2025 }, asked),
    timeline: models.finding.timeline({ ...item, withdrawn: false }, asked),
    world: models.finding.worldChanges({ ...item, period: period('2025-01-01', '2026-01-01') }, asked),
    figures,
  };
}

const GROUNDS: ReadonlySet<string> = new Set(['entry', 'entries', 'restsOn', 'netRestsOn']);
/** An answer without what it rests on. */
const answered = (value: object): unknown =>
  JSON.parse(JSON.stringify(value, (name, part: unknown) => (GROUNDS.has(name) ? undefined : part)));

describe('two units that are declared to be one', () => {
  const told = readModels().after(...STORY, SAME);
  const { models } = told;

  test('have one headcount: what both report are two claims, what befell either befell it', () => {
    // 100 or 110, less the 10 of one id, and the 20 that are the share of that id, and 5 more of the other: 75 to 85.
    const { bounds, base, unitId, restsOn } = models.headcount(
      { ...employees, unitId: 'studios' },
      told.at(),
    );
    expect([unitId, bounds, base.certainty]).toEqual(['mgm', { min: 75, max: 85 }, 'uncertain']);
    expect(base.reports.map((report) => [report.unitId, report.entry])).toEqual([
      ['mgm', 7],
      ['mgm', 8],
    ]);
    expect(restsOn).toEqual(expect.arrayContaining([7, 8, 9, 10, 12, DECLARED]));
  });

  test('are counted once above them, and twice where nobody had said yet that they are one', () => {
    const above = (point: Point) => models.headcount({ ...employees, unitId: 'amazon' }, told.at(point));
    const day1 = '2025-05-31';
    expect(above({ on: day1 }).bounds).toEqual({ min: 100, max: 110 });
    expect(above({ on: day1 }).restsOn).toContain(DECLARED);
    expect(above({ on: day1, knownAt: DECLARED - 1 }).bounds).toEqual({ min: 210, max: 210 });
    expect(above({ on: day1, publishedBy: '2025-10-30T12:00:00Z' }).bounds).toEqual({ min: 210, max: 210 });
    expect(above({ on: day1, publishedBy: '2025-10-31T00:00:00Z' }).bounds).toEqual({ min: 100, max: 110 });
  });

  test('have one place, all children, and the names of both', () => {
    const unit = models.unit('studios', told.at({ on: '2025-05-31' }));
    expect([unit.unitId, unit.otherIds, unit.names, unit.aliases]).toEqual([
      'mgm',
      ['studios'],
      { en: 'MGM', ar: 'استوديوهات' },
      [{ en: 'MGM Studios' }],
    ]);
    expect(unit.parents.map(({ unitId, certainty }) => [unitId, certainty])).toEqual([
      ['amazon', 'definitely'],
    ]);
    expect(unit.children.map(({ unitId, certainty }) => [unitId, certainty])).toEqual([
      ['drama', 'definitely'],
    ]);
    expect(unit.entries).toEqual(expect.arrayContaining([2, 3, DECLARED]));
    const tree = models.tree({ unitId: 'amazon' }, told.at());
    expect(tree.below.map(({ unitId, below: lower }) => [unitId, lower.length])).toEqual([['mgm', 1]]);
  });

  test('have one post with one successor, and the layoffs, investments and strategy of both', () => {
    const { holders, restsOn } = models.leader('studios', told.at({ on: '2025-09-01' }));
    // Bob took the seat of Ann, whose end nobody recorded.
    expect(holders.map(({ tenure }) => [tenure.personId, tenure.unitId])).toEqual([[BOB, 'mgm']]);
    expect(restsOn).toEqual(expect.arrayContaining([13, 14, DECLARED]));
    const layoffs = models.layoffs({ ...below, unitId: 'mgm' }, told.at());
    expect(layoffs.items.map(({ layoffId, unitId }) => [layoffId, unitId])).toEqual([['cut', 'mgm']]);
    const { items, count } = models.investments({ ...below, unitId: 'mgm' }, told.at());
    expect(items.map(({ investorId, vehicleId }) => [investorId, vehicleId])).toEqual([['mgm', 'mgm']]);
    expect(count).toEqual({ min: 1, max: 1 });
    const { facts } = models.strategy({ unitId: 'mgm', below: false }, told.at());
    expect(facts.map(({ unitId, entry }) => [unitId, entry])).toEqual([['mgm', 16]]);
    expect(models.tenuresOfPerson(BOB, told.at()).map(({ unitId }) => unitId)).toEqual(['mgm']);
  });

  test('are one thing with two names in a search, and one company in the list', () => {
    const found = models.finding.search({ q: 'MGM', withdrawn: false }, told.at()).things;
    expect(found.map(({ kind, id, names }) => [kind, id, names['en']])).toContainEqual([
      'unit',
      'mgm',
      'MGM',
    ]);
    expect(found.filter(({ kind }) => kind === 'unit')).toHaveLength(1);
    expect(found.find(({ kind }) => kind === 'unit')?.found.map(({ entry }) => entry)).toContain(3);
    const studios = models.finding.search({ q: 'studios', withdrawn: false }, told.at()).things;
    expect(studios.map(({ id }) => id)).toEqual(['mgm']);
    const posts = models.finding.search({ q: 'head', withdrawn: false }, told.at()).things;
    expect(posts.map(({ id, found: names }) => [id, names.length])).toEqual([['mgm/head', 2]]);
    const two = readModels().after(company('a'), company('b'), company('c'), sameness('unit', 'a', 'c'));
    expect(two.models.companies(two.at()).map(({ unitId }) => unitId)).toEqual(['b', 'c']);
  });

  test('stand in one timeline, under the id that is kept', () => {
    const { id, items, restsOn } = models.finding.timeline(
      { kind: 'unit', id: 'studios', below: false, withdrawn: false },
      told.at(),
    );
    expect(id).toBe('mgm');
    expect(new Set(items.flatMap(({ names }) => names.map((name) => name.id)))).toEqual(new Set(['mgm']));
    const positions = items.map(({ entry }) => entry.position);
    expect(positions).toEqual(expect.arrayContaining([2, 3, 7, 8, 9, 10, 12, 13, 14, 15, 16, 17]));
    expect(restsOn).toContain(DECLARED);
  });

  const POINTS: readonly Point[] = [
    {},
    { on: '2025-05-31' },
    { publishedBy: '2025-10-31T00:00:00Z' },
    { on: '2025-08-15', knownAt: DECLARED },
  ];
  test.each(POINTS)('are answered alike under either id at %j, and rest on the declaration', (point) => {
    const one = answersOf(told, 'mgm', point);
    expect(answersOf(told, 'studios', point)).toEqual(one);
    const resting = Object.entries(one as Record<string, { readonly restsOn?: readonly number[] }>)
      .filter(([, answer]) => answer.restsOn !== undefined)
      .map(([question, { restsOn = [] }]) => [question, restsOn.includes(DECLARED)]);
    expect(resting.length).toBeGreaterThan(8);
    expect(resting.filter(([, rests]) => rests === false)).toEqual([]);
  });

  test('are one at every point from which the declaration is known and published, and two at every other', () => {
    // The declaration comes in the middle, is withdrawn after all else, and declared again.
    const [early, late] = [STORY.slice(0, 8), STORY.slice(8)];
    const again = sameness('unit', 'mgm', 'studios', citing('2025-10-29'));
    const ledger = readModels().after(...early, SAME, ...late, withdrawal(9), again);
    const brief = (unitId: string, point: Point): object => {
      const asked = ledger.at(point);
      const { bounds, restsOn } = ledger.models.headcount({ ...employees, unitId }, asked);
      const { unitId: kept, parents, children } = ledger.models.unit(unitId, asked);
      const { state, holders } = ledger.models.leader(unitId, asked);
      return { kept, bounds, restsOn, parents, children, state, holders };
    };
    // By the first instant neither declaration is published, by the second the later one, by the third both.
    const instants = ['2025-10-29T12:00:00Z', '2025-10-30T12:00:00Z', '2025-10-31T00:00:00Z'];
    const [from, withdrawn] = [9, ledger.head - 1];
    const keptBy = (knownAt: number, instant: number): readonly string[] => {
      if (knownAt > withdrawn) return instant > 0 ? ['studios', 'studios'] : ['mgm', 'studios'];
      return knownAt >= from && knownAt < withdrawn && instant === 2 ? ['mgm', 'mgm'] : ['mgm', 'studios'];
    };
    const points = Array.from({ length: ledger.head - 2 }, (_none, number) => number + 3).flatMap((knownAt) =>
      instants.map((publishedBy, instant) => ({ knownAt, publishedBy, kept: keptBy(knownAt, instant) })),
    );
    for (const { kept, ...point } of points) {
      const asked = { on: '2025-09-15', ...point };
      const [one, other] = [brief('mgm', asked), brief('studios', asked)];
      expect([point, one, other]).toMatchObject([point, { kept: kept[0] }, { kept: kept[1] }]);
      expect([point, JSON.stringify(one) === JSON.stringify(other)]).toEqual([point, kept[0] === kept[1]]);
    }
  });

  test('are answered as they were once the declaration is withdrawn, which the answers rest on', () => {
    const apart = readModels().after(...STORY, SAME, withdrawal(DECLARED));
    for (const unitId of ['mgm', 'studios', 'amazon']) {
      const before = answersOf(apart, unitId, { knownAt: DECLARED - 1 });
      expect(answered(answersOf(apart, unitId, {}))).toEqual(answered(before));
    }
    const { restsOn } = apart.models.headcount({ ...employees, unitId: 'amazon' }, apart.at());
    expect(restsOn).toContain(DECLARED + 1);
    // Withdrawing the withdrawal brings them together again, and is a ground of it.
    const again = apart.after(withdrawal(DECLARED + 1));
    expect(answered(answersOf(again, 'studios', {}))).toEqual(answered(answersOf(told, 'mgm', {})));
    const { restsOn: given } = again.models.headcount({ ...employees, unitId: 'mgm' }, again.at());
    expect(given).toEqual(expect.arrayContaining([DECLARED, DECLARED + 2]));
  });

  test('are answered the same by read models that are built anew', () => {
    const rebuilt = readModels();
    for (const event of [...STORY, SAME]) rebuilt.after(event);
    expect(answersOf(rebuilt, 'studios', {})).toEqual(answersOf(told, 'mgm', {}));
    expect(rebuilt.models).toBeInstanceOf(ReadModels);
  });
});

describe('a unit that several ids stand for', () => {
  test('never stands below itself, whatever was said of it while it was taken for two', () => {
    // c stood below b below a; c is a: it keeps the place of a, and b stands below it.
    const told = readModels().after(
      company('top'),
      division('a', 'top'),
      division('b', 'a'),
      division('c', 'b'),
      headcount('b', { count: people(7) }),
      sameness('unit', 'c', 'a'),
    );
    expect(told.models.tree({ unitId: 'c' }, told.at())).toMatchObject({
      unitId: 'a',
      below: [{ unitId: 'b', certainty: 'definitely', below: [] }],
    });
    const { bounds } = told.models.headcount({ ...employees, unitId: 'top' }, told.at());
    expect(bounds).toEqual({ min: 7, max: 7 });
    // A unit and its own part are one: the part has no place beside.
    const both = readModels().after(company('a'), division('b', 'a'), sameness('unit', 'b', 'a'));
    expect(both.models.tree({ unitId: 'b' }, both.at())).toMatchObject({ unitId: 'a', below: [] });
    expect(both.models.unit('b', both.at()).parents).toEqual([]);
  });

  test('is bought once by one deal that has two ids, and only possibly where one of the two was called off', () => {
    // A deal was announced under one id and completed under the other; both say that mgm, with 50 people, went to amazon.
    const dealt = readModels().after(
      company('amazon'),
      company('mgm'),
      headcount('mgm', { count: people(50), countedOn: '2020-01-01' }),
      headcount('amazon', { count: people(1_000), countedOn: '2020-01-01' }),
      acquisition('first', 'amazon', 'mgm'),
      acquisition('second', 'amazon', 'mgm', { announcedOn: '2021-05-26' }),
      completed('first', '2022-03-17'),
      completed('second', '2022-03-17'),
      sameness('deal', 'second', 'first', citing('2025-10-30')),
    );
    const amazon = (point: Point) =>
      dealt.models.headcount({ ...employees, unitId: 'amazon' }, dealt.at(point));
    expect(amazon({}).bounds).toEqual({ min: 1_050, max: 1_050 });
    expect(amazon({}).restsOn).toContain(9);
    // Two deals would have brought the people twice, or some of them.
    expect(amazon({ knownAt: 8 }).bounds).not.toEqual({ min: 1_050, max: 1_050 });
    const [deal, ...others] = dealt.models.unit('mgm', dealt.at()).deals;
    expect(others).toEqual([]);
    expect(deal).toMatchObject({
      dealId: 'first',
      otherIds: ['second'],
      announced: { earliest: '2021-05-01', latest: '2021-05-31' },
      completed: { earliest: '2022-03-17', certainty: 'definitely' },
      entries: [5, 6, 7, 8],
    });
    const figure = { ...employees, ...below, figure: 'unit.place', unitId: 'mgm', year: 2025 } as const;
    const { entries } = dealt.models.explain(figure, dealt.at());
    expect(entries.map(({ position }) => position)).toContain(9);
    // Called off under the other id: it may be or not.
    const told = dealt.after(calledOff('second', '2022-01-01'));
    const { parents } = told.models.unit('mgm', told.at());
    expect(parents.map(({ unitId, certainty }) => [unitId, certainty])).toEqual([['amazon', 'possibly']]);
    // Once the declaration is withdrawn, the first deal is completed whatever became of the second.
    const apart = told.after(withdrawal(9));
    expect(apart.models.unit('mgm', apart.at()).parents.map(({ certainty }) => certainty)).toEqual([
      'definitely',
    ]);
    const explained = apart.models.explain(figure, apart.at());
    expect(explained.entries.map(({ position }) => position)).toContain(11);
  });

  test('is in one of two places where what is said under its ids differs', () => {
    const told = readModels().after(
      company('x'),
      company('y'),
      division('a', 'x'),
      division('b', 'y'),
      sameness('unit', 'b', 'a'),
    );
    const { parents } = told.models.unit('a', told.at());
    expect(parents.map(({ unitId, certainty }) => [unitId, certainty])).toEqual([
      ['x', 'possibly'],
      ['y', 'possibly'],
    ]);
  });

  test('that moved under each of them on one day is in either place, and left the old one once', () => {
    const count = (unitId: string, number: number) =>
      headcount(unitId, { count: people(number), countedOn: '2025-01-01' });
    const told = readModels().after(
      company('x'),
      company('y'),
      company('z'),
      division('a', 'x'),
      division('b', 'x'),
      count('x', 100),
      count('y', 10),
      count('z', 10),
      count('a', 50),
      sameness('unit', 'b', 'a'),
      moved('a', 'y', '2025-06-01'),
      moved('b', 'z', '2025-06-01'),
    );
    expect(
      told.models.unit('b', told.at()).parents.map(({ unitId, certainty }) => [unitId, certainty]),
    ).toEqual([
      ['y', 'possibly'],
      ['z', 'possibly'],
    ]);
    const bounds = (unitId: string) =>
      told.models.headcount(
        { unitId, metric: 'employees', scope: 'withSubUnits' },
        told.at({ on: '2025-06-01' }),
      ).bounds;
    expect(bounds('a')).toEqual({ min: 50, max: 50 });
    // The 50 are with y or with z, and no longer with x.
    for (const [unitId, least, most] of [
      ['x', 50, 50],
      ['y', 10, 60],
      ['z', 10, 60],
    ] as const) {
      expect(bounds(unitId)?.min).toBeLessThanOrEqual(least);
      expect(bounds(unitId)?.max).toBeGreaterThanOrEqual(most);
    }
  });

  test('was not merged into itself, nor split into itself and others but stays', () => {
    const told = readModels().after(
      company('x'),
      division('a', 'x'),
      division('b', 'x'),
      division('c', 'x'),
      headcount('a', { count: people(9) }),
      merged(['b'], 'a', '2025-02-01'),
      split('a', ['b', 'c'], '2025-03-01'),
      sameness('unit', 'b', 'a'),
    );
    expect(told.models.unit('b', told.at()).ended.certainty).toBe('no');
    // Some of the nine went to c, nobody knows how many.
    const { bounds, changes } = told.models.headcount({ ...employees, unitId: 'a' }, told.at());
    expect(bounds).toEqual({ min: 0, max: 9 });
    expect(changes.map(({ change, entries }) => [change, entries])).toContainEqual(['split', [5, 7]]);
  });

  test('is closed and renamed under either id, and gives nobody to itself', () => {
    const told = readModels().after(
      company('a', { names: { en: 'Old' } }),
      company('b', { names: { en: 'Old' } }),
      renamed('b', { en: 'New' }, '2024'),
      headcount('a', { count: people(9) }),
      transfer('a', 'b', { positions: people(4) }),
      closed('b', '2026-01-01'),
      sameness('unit', 'b', 'a'),
    );
    const unit = told.models.unit('a', told.at({ on: '2025-12-31' }));
    expect([unit.names, unit.formerNames, unit.aliases]).toEqual([{ en: 'New' }, { en: ['Old'] }, []]);
    const people9 = (on: string) =>
      told.models.headcount({ ...employees, unitId: 'b' }, told.at({ on })).bounds;
    expect([people9('2025-12-31'), people9('2026-01-01')]).toEqual([
      { min: 9, max: 9 },
      { min: 0, max: 0 },
    ]);
  });

  test('may have three ids, declared one by one', () => {
    const told = readModels().after(
      ...['a', 'b', 'c'].map((unitId) => company(unitId)),
      ...['a', 'b', 'c'].map((unitId, n) => headcount(unitId, { count: people(10 + n) })),
      sameness('unit', 'c', 'b'),
      sameness('unit', 'b', 'a'),
    );
    const { bounds, unitId, restsOn } = told.models.headcount({ ...employees, unitId: 'c' }, told.at());
    expect([unitId, bounds]).toEqual(['a', { min: 10, max: 12 }]);
    expect(restsOn).toEqual(expect.arrayContaining([7, 8]));
  });

  test.each(['units', 'headcount', 'tenures', 'layoffs', 'investments', 'strategy', 'timeline'] as const)(
    'is exported once among %s, under the id that is kept',
    (name) => {
      const told = readModels().after(...STORY, SAME);
      const rows = [...told.models.exports.rows(name, employees, told.at())].flat();
      const ids = rows.map((row) => row['unit_id'] ?? row['subject_id']);
      expect(ids).not.toContain('studios');
      expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(rows.length);
      expect(rows.length).toBeGreaterThan(0);
    },
  );

  test('has one comparison from before the declaration to after it', () => {
    const told = readModels().after(...STORY, SAME);
    const from = told.at({ knownAt: DECLARED - 1 });
    const compared = (unitId: string) => told.models.compare({ unitId, from, year: 2025 }, told.at());
    expect(compared('studios')).toEqual(compared('mgm'));
    const { knowledge } = compared('mgm');
    const headcounts = knowledge.changed.find(({ figure }) => figure === 'headcount');
    expect(headcounts?.entries).toContainEqual({ entry: DECLARED, how: 'added' });
  });

  test('is compared as it was known before, though another id was kept then', () => {
    // 100 less the 10 of the layoff at both points: only the id under which they come has changed.
    const told = readModels().after(
      company('a'),
      company('b'),
      headcount('a', { count: people(100) }),
      layoff('cut', 'a', { positions: people(10) }),
      sameness('unit', 'b', 'a'),
      withdrawal(5),
      sameness('unit', 'a', 'b'),
    );
    const from = told.at({ knownAt: 5 });
    const { unitId, knowledge } = told.models.compare({ unitId: 'a', from, year: 2025 }, told.at());
    expect(unitId).toBe('b');
    expect(knowledge.unchanged).toEqual(
      expect.arrayContaining(['headcount', 'headcount.net', 'layoffs.total']),
    );
  });

  test('has no kind of discrepancy that is told of one id only', () => {
    const told = readModels().after(...STORY, SAME);
    for (const kind of DISCREPANCY_KINDS) {
      const of = (unitId: string) =>
        told.models.discrepancies({ unitId, below: true, kind }, told.at()).items;
      expect(of('studios')).toEqual(of('mgm'));
    }
  });
});
