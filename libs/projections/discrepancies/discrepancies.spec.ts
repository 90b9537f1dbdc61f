import {
  CITATION,
  acquisition,
  citing,
  closed,
  company,
  division,
  headcount,
  hiring,
  layoff,
  moved,
  people,
  sameness,
  transfer,
} from '../../../test/given';
import { entryIdAt, person, post, share, withdrawal } from '../../../test/given';
import type { Past } from '../../../test/given';
import { readModels } from '../../../test/projection-harness';
import type { Point, ToldReadModels } from '../../../test/projection-harness';
import { UNITS_PER_PAGE_MAX } from './discrepancies-query';
import type { Discrepancy } from './discrepancies-query';
import type { DiscrepancyKind } from './kinds';

const ANN = 'pannannannann';
const BOB = 'pbobbobbobbob';
const CEO = post('amazon');

const starts = (personId: string, startedOn: string, where = CEO): Past => ({
  type: 'ExecutiveAppointed',
  data: { personId, post: where, startedOn, citation: CITATION },
});
const ends = (personId: string, endedOn: string, where = CEO): Past => ({
  type: 'ExecutiveDismissed',
  data: { personId, post: where, endedOn, citation: CITATION },
});
/** The entry at a position, withdrawn and told anew. */
const restated = (position: number, anew: Past, cited = undefined as string | undefined): readonly Past[] => [
  withdrawal(position, cited === undefined ? undefined : citing(cited)),
  { ...anew, restates: entryIdAt(position) },
];
const cited = (event: Past, sourceId: string): Past =>
  ({ ...event, data: { ...event.data, citation: { ...CITATION, sourceId } } }) as Past;

function found(told: ToldReadModels, kind?: DiscrepancyKind, point: Point = {}): readonly Discrepancy[] {
  const question = { below: true, ...(kind !== undefined && { kind }) };
  return told.models.discrepancies(question, told.at(point)).items;
}
const briefly = (items: readonly Discrepancy[]) =>
  items.map(({ kind, certainty, says, against }) => [kind, certainty, says, against]);

describe('two heads at once', () => {
  const after = (...more: readonly Past[]) => readModels().after(company('amazon'), ...more);

  test('is definite where a recorded end comes after the start of another', () => {
    // Ann is in office from 2020 to 1 June 2022, Bob from 1 January 2022: both hold the one seat for five months.
    const told = after(starts(ANN, '2020-01-01'), ends(ANN, '2022-06-01'), starts(BOB, '2022-01-01'));
    expect(found(told)).toEqual([
      {
        kind: 'twoHeadsAtOnce',
        certainty: 'definite',
        subject: { unitId: 'amazon', postId: 'head', personId: BOB },
        days: { earliest: '2022-01-01', latest: '2022-05-31' },
        what: { seats: 1, heads: true, others: [ANN] },
        says: [4],
        against: [2, 3],
      },
    ]);
  });

  test('is possible where uncertain days leave it open', () => {
    // Ann leaves some day in 2022, Bob comes on 1 July.
    const told = after(starts(ANN, '2020-01-01'), ends(ANN, '2022'), starts(BOB, '2022-07-01'));
    expect(briefly(found(told))).toEqual([['twoHeadsAtOnce', 'possible', [4], [2, 3]]]);
    expect(found(told, undefined, { on: '2022-06-30' })).toEqual([]);
    expect(found(told, undefined, { on: '2022-07-01' })).toHaveLength(1);
  });

  test('is none where one replaces the other, or comes on the day on which the other goes', () => {
    expect(found(after(starts(ANN, '2020'), starts(BOB, '2022')))).toEqual([]);
    expect(found(after(starts(ANN, '2020'), starts(BOB, '2020-05/2022')))).toEqual([]);
    expect(found(after(starts(ANN, '2020'), ends(ANN, '2022-01-01'), starts(BOB, '2022-01-01')))).toEqual([]);
  });

  test('is none where an unknown start is all that could reach back', () => {
    // Bob is in office on 28 October 2025; Ann went in June. Nobody says that Bob was there before.
    expect(found(after(ends(ANN, '2025-06'), starts(BOB, '../2025-10-28')))).toEqual([]);
  });

  test('is definite where a source still sees the one in office after the other came', () => {
    const told = after(starts(ANN, '2020'), starts(ANN, '../2022-05-01'), starts(BOB, '2022-01-01'));
    expect(briefly(found(told))).toEqual([['twoHeadsAtOnce', 'definite', [4], [2, 3]]]);
    // Whoever was only seen in May may have come after Bob.
    expect(found(after(starts(ANN, '../2022-05-01'), starts(BOB, '2022-01-01')))).toEqual([]);
  });

  test('is definite where another left the seat that was taken', () => {
    const told = after(starts(BOB, '2018'), ends(ANN, '2019-05-01'));
    expect(briefly(found(told))).toEqual([['twoHeadsAtOnce', 'definite', [2], [3]]]);
  });

  test('leaves as many as there are seats', () => {
    const both = post('amazon', { seats: 2 });
    const three = [
      starts(ANN, '2020-01-01', both),
      ends(ANN, '2024-01-01', both),
      starts(BOB, '2021-01-01', both),
      ends(BOB, '2024-01-01', both),
    ];
    expect(found(after(...three))).toEqual([]);
    const told = after(...three, starts('pcarcarcarcar', '2022-01-01', both));
    expect(briefly(found(told))).toEqual([['twoHeadsAtOnce', 'definite', [6], [2, 3, 4, 5]]]);
  });
});

describe('a share above its total', () => {
  const after = (...more: readonly Past[]) =>
    readModels().after(company('amazon'), division('mgm', 'amazon'), division('video', 'amazon'), ...more);

  test('is definite where even the largest whole is smaller', () => {
    // 300 of "at most 250": above in every reading.
    const told = after(
      layoff('cut', 'amazon', { positions: people(200, 250) }),
      share('cut', 'mgm', people(300)),
    );
    expect(found(told)).toEqual([
      {
        kind: 'shareAboveTotal',
        certainty: 'definite',
        subject: { unitId: 'mgm', layoffId: 'cut' },
        days: { earliest: '2025-06-01', latest: '2025-06-01' },
        what: { share: { min: 300, max: 300 }, room: { min: 200, max: 250 }, whole: { min: 200, max: 250 } },
        says: [5],
        against: [4],
      },
    ]);
  });

  test('is possible where some reading of the whole is smaller', () => {
    const told = after(
      layoff('cut', 'amazon', { positions: people(200, 999) }),
      share('cut', 'mgm', people(300)),
    );
    expect(briefly(found(told))).toEqual([['shareAboveTotal', 'possible', [5], [4]]]);
  });

  test('is about the room that the other shares leave', () => {
    // 100 in all, 70 in one part and 40 in the other: 70 leaves 30, 40 leaves 60.
    const told = after(
      layoff('cut', 'amazon', { positions: people(100) }),
      share('cut', 'mgm', people(70)),
      share('cut', 'video', people(40)),
    );
    expect(found(told).map(({ subject, what, against }) => [subject.unitId, what['room'], against])).toEqual([
      ['mgm', { min: 60, max: 60 }, [4, 6]],
      ['video', { min: 30, max: 30 }, [4, 5]],
    ]);
  });

  test('is none where nothing is disclosed on either side, or the share fits', () => {
    expect(found(after(layoff('cut', 'amazon'), share('cut', 'mgm', people(0, null))))).toEqual([]);
    const secret = layoff('cut', 'amazon', { positions: people(0, null) });
    expect(found(after(secret, share('cut', 'mgm', people(300))))).toEqual([]);
    expect(found(after(layoff('cut', 'amazon'), share('cut', 'mgm', people(10))))).toEqual([]);
  });

  test('is about the share of the nearest unit above', () => {
    // 100 in all, 50 to 80 of them in mgm; 60 in a part of mgm are too many where mgm has 50.
    const told = after(
      division('drama', 'mgm'),
      layoff('cut', 'amazon', { positions: people(100) }),
      share('cut', 'mgm', people(50, 80)),
      share('cut', 'drama', people(60)),
    );
    expect(found(told)).toMatchObject([
      { certainty: 'possible', what: { room: { min: 50, max: 80 } }, says: [7], against: [5, 6] },
    ]);
  });

  test('counts the people of a temporary layoff, though they are in no total', () => {
    const sent = layoff('cut', 'amazon', { kind: 'temporary', positions: people(100) });
    expect(found(after(sent, share('cut', 'mgm', people(60))))).toEqual([]);
    expect(briefly(found(after(sent, share('cut', 'mgm', people(101)))))).toEqual([
      ['shareAboveTotal', 'definite', [5], [4]],
    ]);
  });
});

describe('a share outside its layoff', () => {
  const told = readModels().after(
    company('amazon'),
    company('acme'),
    division('mgm', 'amazon', { establishedOn: '2025' }),
    layoff('cut', 'amazon', { announcedOn: '2025-06-01' }),
    share('cut', 'acme', people(1)),
    share('cut', 'mgm', people(2)),
  );

  test('is definite where its unit never stood below, and possible where it may have come later', () => {
    expect(briefly(found(told))).toEqual([
      ['shareOutsideLayoff', 'definite', [5], [4]],
      ['shareOutsideLayoff', 'possible', [6], [4]],
    ]);
  });

  test('is listed once, whichever of its units are asked for', () => {
    for (const [unitId, times] of [
      ['acme', 1],
      ['amazon', 2],
      ['mgm', 1],
    ] as const) {
      const { items } = told.models.discrepancies({ unitId, below: false }, told.at());
      expect([unitId, items.length]).toEqual([unitId, times]);
    }
  });

  test('is flagged at the headcount alike', () => {
    const question = { unitId: 'amazon', metric: 'employees', scope: 'withSubUnits' } as const;
    expect(told.models.headcount(question, told.at()).flags).toContainEqual({
      flag: 'shareOutsideLayoff',
      certainty: 'definite',
    });
  });
});

describe('a cut above the headcount', () => {
  const after = (...more: readonly Past[]) => readModels().after(company('amazon'), ...more);
  const reported = headcount('amazon', { count: people(100, 200), countedOn: '2025-01-01' });
  const cut = (min: number, max = min) => layoff('cut', 'amazon', { positions: people(min, max) });

  test('is definite below nobody at the upper edge, possible at the lower', () => {
    // 100..200 less 250 is −150..−50; less 150 is −50..50; less 100 is 0..100.
    expect(found(after(reported, cut(250)))).toEqual([
      {
        kind: 'cutAboveHeadcount',
        certainty: 'definite',
        subject: { unitId: 'amazon', layoffId: 'cut' },
        days: { earliest: '2025-06-01', latest: '2025-06-01' },
        what: {
          metric: 'employees',
          scope: 'withSubUnits',
          change: 'layoff',
          share: 'whole',
          cut: { min: 250, max: 250 },
          left: { min: -150, max: -50 },
        },
        says: [3],
        against: [2],
      },
    ]);
    expect(briefly(found(after(reported, cut(150))))).toEqual([['cutAboveHeadcount', 'possible', [3], [2]]]);
    expect(found(after(reported, cut(100)))).toEqual([]);
  });

  test('is definite once it has surely come, though not while it may have', () => {
    // 100..200 less 250 some day in June: 200 at most on the first, −50 at most on the last.
    const told = after(reported, layoff('cut', 'amazon', { positions: people(250), announcedOn: '2025-06' }));
    expect(briefly(found(told))).toEqual([['cutAboveHeadcount', 'definite', [3], [2]]]);
    expect(briefly(found(told, undefined, { on: '2025-06-15' }))).toEqual([
      ['cutAboveHeadcount', 'possible', [3], [2]],
    ]);
  });

  test('is about the day on which it acts, whatever is reported later', () => {
    const told = after(reported, cut(250), headcount('amazon', { countedOn: '2026-01-01' }));
    expect(briefly(found(told, 'cutAboveHeadcount'))).toEqual([['cutAboveHeadcount', 'definite', [3], [2]]]);
    expect(found(told, 'cutAboveHeadcount', { on: '2025-05-31' })).toEqual([]);
  });

  test('is possible while the report only may be made already', () => {
    const vague = headcount('amazon', { count: people(100), countedOn: '2025' });
    expect(briefly(found(after(vague, cut(250))))).toEqual([['cutAboveHeadcount', 'possible', [3], [2]]]);
  });

  test('is none before the report, nor of people who come back', () => {
    expect(
      found(after(reported, layoff('cut', 'amazon', { announcedOn: '2024', positions: people(999) }))),
    ).toEqual([]);
    expect(
      found(after(reported, layoff('cut', 'amazon', { kind: 'temporary', positions: people(999) }))),
    ).toEqual([]);
  });

  test('may be of people who go to another unit, or with a unit that moves', () => {
    const others = [division('mgm', 'amazon'), division('prime', 'amazon'), division('games', 'mgm')];
    const counts = [headcount('mgm', { count: people(10) }), headcount('games', { count: people(30) })];
    const told = after(...others, ...counts, transfer('mgm', 'prime', { positions: people(20) }));
    expect(found(told, 'cutAboveHeadcount')).toMatchObject([
      { certainty: 'definite', subject: { unitId: 'mgm' }, what: { change: 'transfer' } },
    ]);
    told.after(moved('games', 'prime', '2025-06-01'));
    expect(found(told, 'cutAboveHeadcount').map(({ what }) => what['change'])).toEqual(['transfer', 'move']);
  });

  test('is certain as the flag of the headcount on that day is', () => {
    for (const size of [90, 150, 250]) {
      const told = after(reported, cut(size));
      const question = { unitId: 'amazon', metric: 'employees', scope: 'withSubUnits' } as const;
      const { flags } = told.models.headcount(question, told.at({ on: '2025-06-01' }));
      const listed = found(told, 'cutAboveHeadcount').map(({ kind, certainty }) => ({
        flag: kind,
        certainty,
      }));
      expect(flags).toEqual(listed);
    }
  });
});

describe('an end outside all recorded tenures', () => {
  const after = (...more: readonly Past[]) => readModels().after(company('amazon'), ...more);

  test('is one before a tenure begins, or after it ended', () => {
    expect(found(after(ends(ANN, '2019'), starts(ANN, '2020')))).toEqual([
      {
        kind: 'endOutsideTenures',
        certainty: 'definite',
        subject: { unitId: 'amazon', postId: 'head', personId: ANN },
        days: { earliest: '2019-01-01', latest: '2019-12-31' },
        what: { endedOn: { earliest: '2019-01-01', latest: '2019-12-31' }, tenures: 1 },
        says: [2],
        against: [3],
      },
    ]);
    const twice = after(starts(ANN, '2020'), ends(ANN, '2021'), ends(ANN, '2023'));
    expect(briefly(found(twice))).toEqual([['endOutsideTenures', 'definite', [4], [2, 3]]]);
  });

  test('is none where no start is recorded, or one may be that of its tenure', () => {
    expect(found(after(ends(ANN, '2019')))).toEqual([]);
    expect(found(after(ends(ANN, '2020'), starts(ANN, '2020')))).toEqual([]);
    expect(found(after(starts(ANN, '2020'), ends(ANN, '2021'), ends(ANN, '2021-06')))).toEqual([]);
    expect(
      found(after(starts(ANN, '2020'), ends(ANN, '2021'), starts(ANN, '2022'), ends(ANN, '2023'))),
    ).toEqual([]);
    expect(found(after(starts(BOB, '2018'), ends(ANN, '2019')), 'endOutsideTenures')).toEqual([]);
  });

  test('is one before the person is seen in office', () => {
    expect(briefly(found(after(ends(ANN, '2019'), starts(ANN, '../2020-05-01'))))).toEqual([
      ['endOutsideTenures', 'definite', [2], [3]],
    ]);
    expect(found(after(starts(ANN, '../2018-05-01'), ends(ANN, '2019')))).toEqual([]);
  });
});

describe('an end before its start', () => {
  const after = (...more: readonly Past[]) => readModels().after(company('amazon'), ...more);
  const tenure = [starts(ANN, '2019-03-01'), ends(ANN, '2020-03-01')];

  test('comes of a restatement of the one or of the other, and is no end outside tenures beside', () => {
    expect(found(after(...tenure, ...restated(2, starts(ANN, '2021-03-01'))))).toEqual([
      {
        kind: 'endBeforeStart',
        certainty: 'definite',
        subject: { unitId: 'amazon', postId: 'head', personId: ANN },
        days: { earliest: '2020-03-01', latest: '2021-03-01' },
        what: {
          startedOn: { earliest: '2021-03-01', latest: '2021-03-01' },
          endedOn: { earliest: '2020-03-01', latest: '2020-03-01' },
        },
        says: [3],
        against: [5],
      },
    ]);
    expect(briefly(found(after(...tenure, ...restated(3, ends(ANN, '2018')))))).toEqual([
      ['endBeforeStart', 'definite', [5], [2]],
    ]);
  });

  test('is possible where days leave it open, and none where they do not', () => {
    expect(briefly(found(after(...tenure, ...restated(2, starts(ANN, '2020')))))).toEqual([
      ['endBeforeStart', 'possible', [3], [5]],
    ]);
    expect(found(after(...tenure, ...restated(2, starts(ANN, '2018'))))).toEqual([]);
    // What the restatement leaves as it was is not its doing.
    const vague = [starts(ANN, '2020'), ends(ANN, '2020-03-01')];
    expect(found(after(...vague, ...restated(2, starts(ANN, '2020'))))).toEqual([]);
  });

  test('is none by the time of which the restatement was not published', () => {
    const told = after(...tenure, ...restated(2, cited(starts(ANN, '2021-03-01'), 'late'), '2025-10-30'));
    expect(found(told, 'endBeforeStart', { publishedBy: '2025-10-29T23:00:00Z' })).toEqual([]);
    expect(found(told, 'endBeforeStart')).toHaveLength(1);
  });
});

describe('a report outside bounds', () => {
  const after = (...more: readonly Past[]) => readModels().after(company('amazon'), ...more);
  const at = (countedOn: string, min: number, max = min) =>
    headcount('amazon', { countedOn, count: people(min, max) });

  test('shows the difference that nobody explained', () => {
    // 1,000 less 100 is 900; 950..960 were found: 50 to 60 came whom nobody reported.
    const told = after(
      at('2024-12-31', 1_000),
      layoff('cut', 'amazon', { positions: people(100) }),
      at('2025-12-31', 950, 960),
    );
    expect(found(told)).toEqual([
      {
        kind: 'reportOutsideBounds',
        certainty: 'definite',
        subject: { unitId: 'amazon' },
        days: { earliest: '2025-12-31', latest: '2025-12-31' },
        what: {
          metric: 'employees',
          scope: 'withSubUnits',
          reported: { min: 950, max: 960 },
          implied: { min: 900, max: 900 },
          unexplained: { min: 50, max: 60 },
        },
        says: [4],
        against: [2, 3],
      },
    ]);
  });

  test('is possible where a part of it is outside, none where all of it is inside', () => {
    const cut = layoff('cut', 'amazon', { positions: people(50, 100) });
    expect(briefly(found(after(at('2024-12-31', 1_000), cut, at('2025-12-31', 850, 900))))).toEqual([
      ['reportOutsideBounds', 'possible', [4], [2, 3]],
    ]);
    expect(found(after(at('2024-12-31', 1_000), cut, at('2025-12-31', 910, 940)))).toEqual([]);
  });

  test('is not held against what came later, or the same number of another scope or metric', () => {
    expect(briefly(found(after(at('2025-12-31', 10), at('2024-12-31', 20))))).toEqual([
      ['reportOutsideBounds', 'definite', [2], [3]],
    ]);
    expect(
      found(after(at('2024', 10), headcount('amazon', { countedOn: '2025', scope: 'withoutSubUnits' }))),
    ).toEqual([]);
    expect(found(after(at('2024', 10), headcount('amazon', { countedOn: '2025', metric: 'fte' })))).toEqual(
      [],
    );
  });

  test('of two reports of one day the later entry is held against the earlier', () => {
    expect(briefly(found(after(at('2025', 10), at('2025', 20)), 'reportOutsideBounds'))).toEqual([]);
    expect(briefly(found(after(at('2025-01-01', 10), at('2025-01-01', 20))))).toEqual([
      ['reportOutsideBounds', 'definite', [3], [2]],
    ]);
  });

  test('is held against the sum of the parts where the unit has no report before', () => {
    const told = readModels().after(
      company('amazon'),
      division('mgm', 'amazon'),
      headcount('mgm', { countedOn: '2024', count: people(40) }),
      headcount('amazon', { countedOn: '2024', count: people(60), scope: 'withoutSubUnits' }),
      headcount('amazon', { countedOn: '2025-02-01', count: people(99) }),
    );
    expect(briefly(found(told))).toEqual([['reportOutsideBounds', 'definite', [5], [2, 3, 4]]]);
  });
});

describe('the sum of children without the own people of their unit', () => {
  const parts = [company('amazon'), division('mgm', 'amazon'), headcount('mgm', { countedOn: '2024' })];

  test('says how many there are at least: more are no contradiction, fewer are one', () => {
    const reported = (count: number) => headcount('amazon', { countedOn: '2025', count: people(count) });
    expect(found(readModels().after(...parts, reported(1_500_000)))).toEqual([]);
    expect(briefly(found(readModels().after(...parts, reported(99))))).toEqual([
      ['reportOutsideBounds', 'definite', [4], [2, 3]],
    ]);
  });

  test('makes a cut above the headcount possible only, in its flag too', () => {
    const told = readModels().after(...parts, layoff('cut', 'amazon', { positions: people(999) }));
    const question = { unitId: 'amazon', metric: 'employees', scope: 'withSubUnits' } as const;
    const [flag] = told.models.headcount(question, told.at()).flags;
    expect(flag).toEqual({ flag: 'cutAboveHeadcount', certainty: 'possible' });
    expect(found(told).map(({ kind, certainty, subject }) => [kind, certainty, subject.unitId])).toEqual([
      ['cutAboveHeadcount', 'possible', 'amazon'],
      ['cutAboveHeadcount', 'possible', 'mgm'],
    ]);
  });
});

describe('what rests on a withdrawn introduction', () => {
  const told = readModels().after(
    company('amazon'),
    division('mgm', 'amazon'),
    division('video', 'mgm'),
    person(ANN, 'ann'),
    headcount('mgm', { countedOn: '2024' }),
    starts(ANN, '2020', post('mgm')),
    withdrawal(2, citing('2025-10-30')),
    withdrawal(4),
  );

  test('is listed entry by entry, and stays so with the units above', () => {
    // The place of video, the report and the appointment rest on mgm; the appointment on Ann too.
    const { items } = told.models.discrepancies({ unitId: 'amazon', below: true }, told.at());
    expect(briefly(items)).toEqual([
      ['withdrawnIntroduction', 'definite', [3], [2, 7]],
      ['withdrawnIntroduction', 'definite', [5], [2, 7]],
      ['withdrawnIntroduction', 'definite', [6], [2, 7]],
      ['withdrawnIntroduction', 'definite', [6], [4, 8]],
    ]);
    expect(items.map(({ what, subject }) => [what['introduced'], subject.personId]).at(-1)).toEqual([
      'person',
      ANN,
    ]);
    expect(told.models.discrepancies({ unitId: 'amazon', below: false }, told.at()).items).toEqual([]);
  });

  test('is none before the withdrawal was recorded, or published', () => {
    expect(found(told, 'withdrawnIntroduction', { knownAt: 6 })).toEqual([]);
    const early = found(told, 'withdrawnIntroduction', { publishedBy: '2025-10-29T12:00:00Z' });
    expect(briefly(early)).toEqual([['withdrawnIntroduction', 'definite', [6], [4, 8]]]);
  });

  test('is none of what is only introduced by a later publication', () => {
    const late = readModels().after(
      company('amazon', { citation: citing('2025-10-30') }),
      headcount('amazon', { citation: citing('2025-10-01') }),
    );
    expect(found(late, undefined, { publishedBy: '2025-10-29T12:00:00Z' })).toEqual([]);
  });

  test('is none once the withdrawal is withdrawn', () => {
    const again = readModels().after(company('amazon'), headcount('amazon'), withdrawal(1), withdrawal(3));
    expect(found(again)).toEqual([]);
  });
});

describe('the same claim twice', () => {
  const after = (...more: readonly Past[]) =>
    readModels().after(company('amazon'), division('mgm', 'amazon'), ...more);

  test('is definite from one source and possible from two', () => {
    const report = headcount('amazon', { countedOn: '2024' });
    expect(found(after(report, report))).toEqual([
      {
        kind: 'sameClaimTwice',
        certainty: 'definite',
        subject: { unitId: 'amazon' },
        days: { earliest: '2024-01-01', latest: '2024-12-31' },
        what: { claim: 'headcount', times: 2 },
        says: [3],
        against: [4],
      },
    ]);
    expect(briefly(found(after(report, cited(report, 'herald'))))).toEqual([
      ['sameClaimTwice', 'possible', [3], [4]],
    ]);
    expect(briefly(found(after(report, cited(report, 'herald'), report)))).toEqual([
      ['sameClaimTwice', 'definite', [3], [4, 5]],
    ]);
  });

  test.each<[string, Past, Past]>([
    ['layoffs under two ids', layoff('cut', 'amazon'), layoff('other', 'amazon')],
    ['an appointment', starts(ANN, '2020'), starts(ANN, '2020')],
    ['an end', ends(ANN, '2020'), ends(ANN, '2020')],
    ['a hiring', hiring('amazon'), hiring('amazon')],
    ['a transfer', transfer('amazon', 'mgm'), transfer('amazon', 'mgm')],
    ['a move', moved('mgm', 'amazon', '2025'), moved('mgm', 'amazon', '2025')],
    ['a closure', closed('mgm', '2025'), closed('mgm', '2025')],
    [
      'an acquisition under two ids',
      acquisition('one', 'mgm', 'amazon'),
      acquisition('two', 'mgm', 'amazon'),
    ],
  ])('is found of %s, and not where they differ', (_what, one, other) => {
    expect(briefly(found(after(one, other), 'sameClaimTwice'))).toEqual([
      ['sameClaimTwice', 'definite', [3], [4]],
    ]);
  });

  test('is none of a hiring that is told anew, of another number or day, or from elsewhere', () => {
    const told = after(
      hiring('amazon'),
      hiring('amazon', { hiredOn: '2025-06-02' }),
      hiring('amazon', { positions: people(11) }),
      hiring('mgm'),
      transfer('amazon', 'mgm'),
      transfer('mgm', 'amazon'),
      // Both are visible: the right number is out before the wrong one is taken back.
      { ...hiring('amazon'), restates: entryIdAt(3) },
    );
    expect(found(told, 'sameClaimTwice')).toEqual([]);
  });

  test('is listed once of a transfer or a deal, whichever of its units are asked for', () => {
    const told = after(
      transfer('mgm', 'amazon'),
      transfer('mgm', 'amazon'),
      acquisition('one', 'amazon', 'mgm'),
      acquisition('two', 'amazon', 'mgm'),
    );
    for (const question of [
      { below: true },
      { unitId: 'amazon', below: true },
      { unitId: 'amazon', below: false },
      { unitId: 'mgm', below: false },
    ]) {
      const { items } = told.models.discrepancies({ ...question, kind: 'sameClaimTwice' }, told.at());
      expect(items.map(({ what, subject }) => [what['claim'], subject])).toEqual([
        ['transfer', { unitId: 'mgm' }],
        ['acquisition', { unitId: 'mgm', dealId: 'one' }],
      ]);
    }
  });

  test('is found of what two ids report, once they are declared to be one, and not before', () => {
    const told = after(
      company('studios'),
      person(ANN, 'ann'),
      person(BOB, 'bob'),
      layoff('cut', 'amazon'),
      layoff('cut-2', 'amazon', { positions: people(11) }),
      headcount('mgm'),
      cited(headcount('studios'), 'herald'),
      hiring('mgm'),
      hiring('studios'),
      share('cut', 'mgm', people(3)),
      share('cut-2', 'mgm', people(3)),
      starts(ANN, '2020'),
      starts(BOB, '2020'),
      sameness('unit', 'studios', 'mgm', citing('2025-10-30')),
      sameness('layoff', 'cut-2', 'cut'),
      sameness('person', BOB, ANN),
    );
    const twice = (point: Point) =>
      found(told, 'sameClaimTwice', point).map(({ what, certainty, says, against, subject }) => [
        what['claim'],
        certainty,
        says,
        against,
        subject.unitId,
      ]);
    const mgm = [
      ['headcount', 'possible', [8], [9], 'mgm'],
      ['hiring', 'definite', [10], [11], 'mgm'],
    ];
    const share2 = ['layoffShare', 'definite', [12], [13], 'mgm'];
    expect(twice({})).toEqual([['tenure', 'definite', [14], [15], 'amazon'], ...mgm, share2]);
    expect(twice({ knownAt: 15 })).toEqual([]);
    expect(twice({ knownAt: 16 })).toEqual(mgm);
    expect(twice({ publishedBy: '2025-10-30T12:00:00Z' })).toEqual([
      ['tenure', 'definite', [14], [15], 'amazon'],
      share2,
    ]);
  });

  test('is found of shares, of investments and of declarations', () => {
    const invested = (investmentId: string): Past => ({
      type: 'StartupInvestmentMade',
      data: {
        investmentId,
        investorId: 'amazon',
        vehicleId: 'mgm',
        startup: { en: 'Fable' },
        amount: { min: '5', max: '5', currency: 'USD', wording: '$5' },
        announcedOn: '2025-05',
        citation: CITATION,
      },
    });
    const shift: Past = {
      type: 'StrategicShiftDeclared',
      data: { unitId: 'amazon', towards: { en: 'AI' }, declaredOn: '2025', citation: CITATION },
    };
    const told = after(
      layoff('cut', 'amazon'),
      share('cut', 'mgm', people(1)),
      share('cut', 'mgm', people(1)),
      invested('fable'),
      invested('fable-2'),
      shift,
      shift,
    );
    expect(found(told).map(({ what, says, against }) => [what['claim'], says, against])).toEqual([
      ['investment', [6], [7]],
      ['declaration', [8], [9]],
      ['layoffShare', [4], [5]],
    ]);
  });

  test('is none where day, number, unit or person differ, or the first is withdrawn', () => {
    const told = after(
      headcount('amazon', { countedOn: '2024' }),
      headcount('amazon', { countedOn: '2024-05' }),
      layoff('cut', 'amazon'),
      layoff('b', 'mgm'),
      layoff('c', 'amazon', { positions: people(11) }),
      starts(ANN, '2020'),
      starts(BOB, '2020', post('mgm')),
      ...restated(5, layoff('cut', 'amazon')),
    );
    expect(found(told, 'sameClaimTwice')).toEqual([]);
  });
});

describe('posts that differ', () => {
  test('are told with every wording of heads and seats', () => {
    const told = readModels().after(
      company('amazon'),
      starts(ANN, '2020'),
      ends(ANN, '2021', post('amazon', { seats: 2 })),
      starts(BOB, '2022', post('amazon', { heads: false })),
      starts(BOB, '2022', post('amazon', { postId: 'other', seats: 9 })),
    );
    expect(found(told, 'postsDiffer')).toMatchObject([
      {
        certainty: 'definite',
        subject: { unitId: 'amazon', postId: 'head' },
        what: { heads: ['true', 'false'], seats: [1, 2] },
        says: [2],
        against: [3, 4],
      },
    ]);
  });
});

describe('shares of a withdrawn layoff', () => {
  test('are listed with the announcement and its withdrawal', () => {
    const told = readModels().after(
      company('amazon'),
      layoff('cut', 'amazon'),
      share('cut', 'amazon', people(5)),
      withdrawal(2),
    );
    expect(found(told)).toMatchObject([
      {
        kind: 'sharesOfWithdrawnLayoff',
        certainty: 'definite',
        says: [3],
        against: [2, 4],
        what: { share: { min: 5 } },
      },
    ]);
    expect(found(told, undefined, { knownAt: 3 }).map(({ kind }) => kind)).toEqual(['shareOutsideLayoff']);
  });
});

describe('the list of discrepancies', () => {
  const told = readModels().after(
    ...['a', 'b', 'c'].flatMap((unitId) => [
      company(unitId),
      ...[2020, 2021, 2022, 2023].map((year) =>
        headcount(unitId, { countedOn: `${year}`, count: people(year) }),
      ),
    ]),
  );
  const page = (after: string | null, limit: number) => {
    const [unitId = '', shown = ''] = (after ?? '').split(':');
    const cursor = after === null ? {} : { after: { unitId, shown: Number(shown) } };
    return told.models.discrepancies({ below: true, limit, ...cursor }, told.at());
  };

  test.each([1, 2, 3, 4, 6, 100])('comes to the same in pages of %d', (limit) => {
    const all = page(null, 100).items;
    expect(all).toHaveLength(9);
    const seen: Discrepancy[] = [];
    let next: string | null = null;
    do {
      const { items, next: more } = page(next, limit);
      expect(items.length).toBeLessThanOrEqual(limit);
      seen.push(...items);
      next = more;
    } while (next !== null && seen.length <= all.length);
    expect(seen).toEqual(all);
  });

  test('is of one unit, of one kind, and of what shows by the asked day', () => {
    const { items } = told.models.discrepancies({ unitId: 'b', below: true }, told.at());
    expect(new Set(items.map(({ subject }) => subject.unitId))).toEqual(new Set(['b']));
    expect(found(told, 'sameClaimTwice')).toEqual([]);
    expect(found(told, undefined, { on: '2021-06-01' })).toHaveLength(3);
  });

  test('is refused for a unit that was never recorded', () => {
    expect(() => told.models.discrepancies({ unitId: 'z', below: true }, told.at())).toThrow('no unit "z"');
  });

  test('looks through so many units for one page, and then leads on though it found nothing', () => {
    const many = Array.from({ length: UNITS_PER_PAGE_MAX + 1 }, (_none, number) => `u${1_000 + number}`);
    const silent = readModels().after(...many.map((unitId) => company(unitId)));
    const last = many.at(-1) as string;
    const first = silent.models.discrepancies({ below: true }, silent.at());
    expect(first).toEqual({ items: [], next: `${last}:0` });
    const after = { unitId: last, shown: 0 };
    expect(silent.models.discrepancies({ below: true, after }, silent.at()).next).toBeNull();
  });
});
