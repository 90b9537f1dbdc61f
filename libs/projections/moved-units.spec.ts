import {
  acquisition,
  CITATION,
  company,
  completed,
  division,
  headcount,
  layoff,
  moved,
  people,
  person,
  post,
  share,
  withdrawal,
} from '../../test/given';
import type { Past } from '../../test/given';
import { readModels } from '../../test/projection-harness';
import type { ToldReadModels } from '../../test/projection-harness';

/** Amazon has video and music, film stands below video: entries 1 to 4. */
const AMAZON = [
  company('amazon'),
  division('video', 'amazon'),
  division('music', 'amazon'),
  division('film', 'video'),
] as const;
const told = (...past: readonly Past[]): ToldReadModels => readModels().after(...past);

describe('layoffs of a unit that moved', () => {
  const past = [
    ...AMAZON,
    moved('film', 'music', '2020-06'),
    layoff('early', 'film', { announcedOn: '2020-05-31' }),
    layoff('between', 'film', { announcedOn: '2020-06-15' }),
    layoff('late', 'film', { announcedOn: '2020-07-01' }),
  ];
  const listed = (ledger: ToldReadModels, unitId: string) =>
    ledger.models.layoffs({ unitId, below: true, by: 'announced' }, ledger.at());
  const items = (unitId: string): readonly string[] =>
    listed(told(...past), unitId).items.map(({ layoffId, inPeriod }) => `${layoffId} ${inPeriod}`);

  test('are those of the unit below which it stood on their days', () => {
    expect(items('video')).toEqual(['early definitely', 'between possibly']);
    expect(items('music')).toEqual(['between possibly', 'late definitely']);
    // It is below the company throughout, though on the day in June it is uncertain by which way.
    expect(items('amazon')).toEqual(['early definitely', 'between definitely', 'late definitely']);
    // 10 of the early one, 0 to 10 of the one between.
    expect(listed(told(...past), 'video').total).toEqual({ min: 10, max: 20 });
  });

  test('rest on the move, and on its withdrawal', () => {
    // Without the move the late one would be one of video; the early one rests on the first place alone.
    expect(listed(told(...past), 'video').restsOn).toEqual(expect.arrayContaining([4, 5, 6, 7]));
    const alone = told(
      ...AMAZON,
      moved('film', 'music', '2020-06'),
      layoff('late', 'film', { announcedOn: '2021' }),
    );
    expect(listed(alone, 'video')).toMatchObject({ items: [], restsOn: [5] });
    const back = told(
      ...AMAZON,
      moved('film', 'music', '2020-06'),
      layoff('late', 'film', { announcedOn: '2021' }),
      withdrawal(5),
    );
    expect(listed(back, 'video').items).toHaveLength(1);
    expect(listed(back, 'video').restsOn).toContain(7);
  });

  test('are largest so far for the unit below which it stood', () => {
    const ledger = told(...past);
    const largest = (unitId: string) => ledger.models.largestLayoff(unitId, ledger.at({ on: '2021-01-01' }));
    expect(largest('video').possibly).toEqual(['early', 'between']);
    expect(largest('music').possibly).toEqual(['between', 'late']);
  });

  test('of the company count by a share for a unit only where the share was below it on the day', () => {
    const cut = [
      layoff('whole', 'amazon', { announcedOn: '2021', positions: people(100) }),
      share('whole', 'film', people(30)),
    ];
    const ledger = told(...AMAZON, moved('film', 'music', '2020-06'), ...cut);
    const shared = (unitId: string): readonly string[] =>
      ledger.models
        .layoffs({ unitId, below: true, by: 'announced', shares: true }, ledger.at())
        .items.map(({ layoffId }) => layoffId);
    expect([shared('video'), shared('music')]).toEqual([[], ['whole']]);
  });
});

// Quantities are the hull of all visible claims, field by field; units are each possible (semantics of disputes). So it may be any
// number from 50 to 100 here, or none: where it was that of film, which stands below music since 2020.
test('a layoff of which entries name different units is possible at each, with the hull of their sizes', () => {
  const ledger = told(
    ...AMAZON,
    moved('film', 'music', '2020'),
    layoff('cut', 'film', { announcedOn: '2021', positions: people(100) }),
    layoff('cut', 'video', { announcedOn: '2021', positions: people(50) }),
  );
  const { items, total } = ledger.models.layoffs(
    { unitId: 'video', below: true, by: 'announced' },
    ledger.at(),
  );
  expect(items).toMatchObject([{ inPeriod: 'possibly' }]);
  expect(total).toEqual({ min: 0, max: 100 });
});

describe('a headcount over a tree that changes', () => {
  const count = (ledger: ToldReadModels, unitId: string, on: string) =>
    ledger.models.headcount({ unitId, metric: 'employees', scope: 'withSubUnits' }, ledger.at({ on }));

  test('counts a part once, directly below or further down', () => {
    // Film stood below amazon directly and moved below video: 20 + 30 + 50 before, and after as well.
    const ledger = told(
      company('amazon'),
      division('video', 'amazon'),
      division('film', 'amazon'),
      moved('film', 'video', '2020'),
      headcount('amazon', { scope: 'withoutSubUnits', count: people(20), countedOn: '2018' }),
      headcount('video', { scope: 'withoutSubUnits', count: people(30), countedOn: '2018' }),
      headcount('film', { count: people(50), countedOn: '2018' }),
    );
    expect(count(ledger, 'amazon', '2019-12-31').bounds).toEqual({ min: 100, max: 100 });
    expect(count(ledger, 'amazon', '2021-01-01').bounds).toEqual({ min: 100, max: 100 });
    expect(count(ledger, 'video', '2019-12-31').bounds).toEqual({ min: 30, max: 30 });
    expect(count(ledger, 'video', '2021-01-01').bounds).toEqual({ min: 80, max: 80 });
  });

  test('rests on the move of a part that is elsewhere', () => {
    const ledger = told(
      ...AMAZON,
      moved('film', 'music', '2020'),
      headcount('video', { scope: 'withoutSubUnits', count: people(30), countedOn: '2018' }),
      headcount('film', { count: people(50), countedOn: '2018' }),
    );
    expect(count(ledger, 'video', '2021-01-01')).toMatchObject({ bounds: { min: 30, max: 30 } });
    expect(count(ledger, 'video', '2021-01-01').restsOn).toEqual(expect.arrayContaining([5, 6]));
    expect(count(ledger, 'video', '2019-12-31')).toMatchObject({ bounds: { min: 80, max: 80 } });
    expect(count(ledger, 'video', '2019-12-31').restsOn).not.toContain(5);
  });

  test('takes a cut only from the units that stood there on its day', () => {
    const ledger = told(
      ...AMAZON,
      moved('film', 'music', '2020-06-15'),
      headcount('video', { count: people(100), countedOn: '2018' }),
      headcount('music', { count: people(100), countedOn: '2020-12-31' }),
      layoff('early', 'film', { announcedOn: '2020-06-14' }),
      layoff('late', 'film', { announcedOn: '2021-03-01' }),
    );
    // The early cut is one of video, the late one of music.
    // Of video's 90 left, film took anybody to everybody along: nobody counted its people.
    expect(count(ledger, 'video', '2020-06-14').bounds).toEqual({ min: 90, max: 90 });
    expect(count(ledger, 'video', '2022-01-01').bounds).toEqual({ min: 0, max: 90 });
    expect(count(ledger, 'video', '2022-01-01').restsOn).toEqual(expect.arrayContaining([5, 6, 8]));
    expect(count(ledger, 'music', '2022-01-01').bounds).toEqual({ min: 90, max: 90 });
  });

  test('does not hold a cut of the whole against the parts that stayed, where one has left since', () => {
    // A cut of 10 in amazon, of video's 100 and music's 50, both directly below; video is sold in 2022.
    const ledger = told(
      company('amazon'),
      division('video', 'amazon'),
      division('music', 'amazon'),
      company('netflix'),
      headcount('amazon', { scope: 'withoutSubUnits', count: people(0), countedOn: '2018' }),
      headcount('video', { count: people(100), countedOn: '2018' }),
      headcount('music', { count: people(50), countedOn: '2018' }),
      layoff('whole', 'amazon', { announcedOn: '2020-01-01' }),
      moved('video', 'netflix', '2022-01-01'),
    );
    expect(count(ledger, 'amazon', '2021-12-31').bounds).toEqual({ min: 140, max: 140 });
    // What remains is music: the cut may have fallen on it, in part, or on video alone.
    expect(count(ledger, 'amazon', '2022-01-01').bounds).toEqual({ min: 40, max: 50 });
  });

  test("takes a unit's own people for all its people on days on which nothing stood below it", () => {
    const own = (on: string, ...more: readonly Past[]) => {
      const ledger = told(
        ...AMAZON,
        headcount('video', { scope: 'withoutSubUnits', count: people(100), countedOn: '2018' }),
        layoff('cut', 'video', { announcedOn: '2021-03-01' }),
        ...more,
      );
      return ledger.models.headcount(
        { unitId: 'video', metric: 'employees', scope: 'withoutSubUnits' },
        ledger.at({ on }),
      ).bounds;
    };
    // With film below it, the cut of 10 may be film's; once film has gone, it is all its own.
    expect(own('2021-03-01')).toEqual({ min: 90, max: 100 });
    expect(own('2021-03-01', moved('film', 'music', '2020'))).toEqual({ min: 90, max: 90 });
  });

  test('flags a share of a unit that had moved away by then', () => {
    const past = [
      layoff('cut', 'video', { announcedOn: '2021', positions: people(100) }),
      share('cut', 'film', people(30)),
    ];
    const flags = (...more: readonly Past[]): readonly string[] =>
      count(told(...AMAZON, ...more, ...past), 'video', '2022-01-01')
        .flags.filter(({ flag }) => flag === 'shareOutsideLayoff')
        .map(({ certainty }) => certainty);
    expect(flags()).toEqual([]);
    expect(flags(moved('film', 'music', '2020'))).toEqual(['definite']);
    expect(flags(moved('film', 'music', '2020/2021-06'))).toEqual(['possible']);
  });
});

test('investments are those of the company below which the investor stood', () => {
  const invested: Past = {
    type: 'StartupInvestmentMade',
    data: {
      investmentId: 'lion',
      investorId: 'mgm',
      startup: { en: 'Lion' },
      amount: { min: '5', max: '5', currency: 'USD', wording: '$5' },
      announcedOn: '2021-06',
      citation: CITATION,
    },
  };
  const deal = [company('amazon'), company('mgm'), acquisition('deal', 'amazon', 'mgm')] as const;
  const count = (...past: readonly Past[]) => {
    const ledger = told(...deal, invested, ...past);
    const answer = ledger.models.investments(
      { unitId: 'amazon', below: true, by: 'announced' },
      ledger.at({ on: '2023-01-01' }),
    );
    return [answer.count.min, answer.count.max, ...answer.restsOn];
  };
  expect(count()).toEqual([0, 0]);
  expect(count(completed('deal', '2021-05'))).toEqual([1, 1, 3, 4, 5]);
  expect(count(completed('deal', '2021'))).toEqual([0, 1, 3, 4, 5]);
  expect(count(completed('deal', '2022'))).toEqual([0, 0]);
  // A withdrawn completion decides as well: with it there would be one.
  expect(count(completed('deal', '2021-05'), withdrawal(5))).toEqual([0, 0, 6]);
  expect(count(completed('deal', '2021-05'), withdrawal(3))).toEqual([0, 0, 6]);
  // A deal that nobody calls completed moves nothing, withdrawn or not.
  expect(count(withdrawal(3))).toEqual([0, 0]);
  // It was sold again before the investment: but for that it would be one of amazon.
  expect(count(completed('deal', '2020'), company('fox'), moved('mgm', 'fox', '2021-01-01'))).toEqual([
    0, 0, 7,
  ]);
});

test('strategy is that of the units that stood below on the day of a declaration', () => {
  const shift = (declaredOn: string): Past => ({
    type: 'StrategicShiftDeclared',
    data: { unitId: 'film', towards: { en: 'less' }, declaredOn, citation: CITATION },
  });
  const ledger = told(
    ...AMAZON,
    moved('film', 'music', '2020-06'),
    shift('2020-01'),
    shift('2020-06-15'),
    shift('2021'),
  );
  const declared = (unitId: string) =>
    ledger.models.strategy({ unitId, below: true }, ledger.at({ on: '2022-01-01' }));
  const facts = (unitId: string): readonly string[] =>
    declared(unitId).facts.map(({ entry, certainty }) => `${entry} ${certainty}`);
  expect(facts('video')).toEqual(['6 definitely', '7 possibly']);
  expect(facts('music')).toEqual(['7 possibly', '8 definitely']);
  expect(facts('amazon')).toEqual(['6 definitely', '7 definitely', '8 definitely']);
  expect(declared('video').restsOn).toContain(5);
  const moving = told(...AMAZON, moved('film', 'music', '2020-06'), shift('2021'));
  expect(moving.models.strategy({ unitId: 'video', below: true }, moving.at()).restsOn).toEqual([5]);
});

test('the head above is that of the nearest unit above on the day', () => {
  const head = (personId: string, unitId: string): Past => ({
    type: 'ExecutiveAppointed',
    data: { personId, post: post(unitId), startedOn: '2000', citation: CITATION },
  });
  const ledger = told(
    ...AMAZON,
    moved('film', 'music', '2020-06-15'),
    person('paaaaaaaaaaaa', 'ann-lee'),
    person('pbbbbbbbbbbbb', 'ben-wu'),
    head('paaaaaaaaaaaa', 'amazon'),
    head('pbbbbbbbbbbbb', 'music'),
  );
  const above = (on: string) => ledger.models.leader('film', ledger.at({ on }));
  expect(above('2020-06-14').above?.unitId).toBe('amazon');
  expect(above('2020-06-15').above?.unitId).toBe('music');
  expect(above('2020-06-15').restsOn).toEqual([9, 5]);
  expect(above('2020-06-14').restsOn).not.toContain(5);
});
