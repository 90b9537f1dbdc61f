/** What becomes of layoffs, as headcounts and lists of layoffs tell it; worked by hand, each comment reckons what its test expects. */
import {
  callingOff,
  citing,
  company,
  completion,
  division,
  headcount,
  hiring,
  layoff,
  people,
  revision,
  share,
  temporaryEnd,
  withdrawal,
} from '../../../test/given';
import type { Past } from '../../../test/given';
import { day, period, readModels } from '../../../test/projection-harness';
import type { Point } from '../../../test/projection-harness';
import type { HeadcountAnswer } from '../headcount/answer';
import type { LayoffsAnswer, LayoffsQuestion } from './layoffs-query';

type Asking = Point & {
  readonly unitId?: string;
  readonly metric?: 'employees' | 'fte';
  readonly since?: string;
};

/** How many work in `a`, or in another unit. */
function ask(
  past: readonly Past[],
  { unitId = 'a', metric = 'employees', since, ...point }: Asking,
): HeadcountAnswer {
  const told = readModels().after(...past);
  const from = since === undefined ? {} : { since: day(since) };
  return told.models.headcount({ unitId, metric, scope: 'withSubUnits', ...from }, told.at(point));
}

function shown({ bounds, ifAlready }: HeadcountAnswer): string {
  const of = bounds ?? ifAlready;
  if (of === undefined) return 'unknown';
  return of.min === of.max ? `${of.min}` : `${of.min}..${of.max ?? ''}`;
}

/** What is answered on each day. */
const on = (past: readonly Past[], days: readonly string[], more: Asking = {}): readonly string[] =>
  days.map((one) => shown(ask(past, { ...more, on: one })));

function list(
  past: readonly Past[],
  question: Partial<LayoffsQuestion> = {},
  point: Point = {},
): LayoffsAnswer {
  const told = readModels().after(...past);
  return told.models.layoffs({ unitId: 'a', below: true, by: 'announced', ...question }, told.at(point));
}

const counted = (unitId: string, number: number, countedOn = '2025-01-31'): Past =>
  headcount(unitId, { count: people(number), countedOn });
const cut = (positions: ReturnType<typeof people>, more: Parameters<typeof layoff>[2] = {}): Past =>
  layoff('l', 'a', { announcedOn: '2025-03-01', positions, ...more });
const percent = (p: string) => ({ percentage: { min: p, max: p, wording: `${p} %` } });
const a = company('a');

describe('a revision', () => {
  const past = [
    a,
    counted('a', 50_000),
    cut(people(10_000)),
    revision('l', '2025-06-01', { positions: people(14_000) }),
  ];

  test('steps on its day, by the whole new number', () => {
    // 50,000 - 10,000 from 03-01 on, 50,000 - 14,000 from 06-01 on.
    expect(on(past, ['2025-02-28', '2025-03-01', '2025-05-31', '2025-06-01'])).toEqual([
      '50000',
      '40000',
      '40000',
      '36000',
    ]);
  });

  test('counts by the difference from a report that stands between', () => {
    // The 41,000 of 04-30 are without the 10,000: 4,000 more go on 06-01. A report of 06-01 is without all of them.
    expect(on([...past, counted('a', 41_000, '2025-04-30')], ['2025-05-31', '2025-06-01'])).toEqual([
      '41000',
      '37000',
    ]);
    expect(on([...past, counted('a', 37_500, '2025-06-01')], ['2025-06-01'])).toEqual(['37500']);
  });

  test('is told once, with the net change since the report, the wording in force and all its entries', () => {
    const { changes, net } = ask([...past, counted('a', 41_000, '2025-04-30')], {});
    expect(changes).toEqual([
      {
        change: 'layoff',
        layoffId: 'l',
        layoffUnitId: 'a',
        kind: 'permanent',
        basis: 'announced',
        share: 'whole',
        earliest: '2025-03-01',
        latest: '2025-06-01',
        min: -4_000,
        max: -4_000,
        wording: '14000 to 14000',
        entries: [3, 4],
      },
    ]);
    // Since before the announcement it is all of the 14,000.
    expect(net).toEqual({ min: -14_000, max: -14_000, since: '2025-02-28' });
  });

  test('that is more exact widens nothing twice', () => {
    const exact = [
      a,
      counted('a', 10_000),
      cut(people(200, 999)),
      revision('l', '2025-06-01', { positions: people(500, 600) }),
    ];
    // From 03-01: 10,000 - 200..999. From 06-01: 10,000 - 500..600, whatever was thought before.
    expect(on(exact, ['2025-05-31', '2025-06-01'])).toEqual(['9001..9800', '9400..9500']);
    // 9,500 counted on 04-30 are without 200..999 already: 9,500 + 200..999 - 500..600.
    expect(on([...exact, counted('a', 9_500, '2025-04-30')], ['2025-06-01'])).toEqual(['9100..9999']);
    // Another day alone changes no number: whatever it was, it is the same on both sides of the report.
    const later = [
      a,
      cut(people(200, 999)),
      revision('l', '2025-06-01', { kind: 'permanent' }),
      counted('a', 9_500, '2025-04-30'),
    ];
    expect(on(later, ['2025-06-01'])).toEqual(['9500']);
  });

  test('of an uncertain day is either on each of its days, and in or after a report within them', () => {
    const uncertain = [
      a,
      counted('a', 50_000),
      cut(people(10_000)),
      revision('l', '2025-06', { positions: people(14_000) }),
    ];
    expect(on(uncertain, ['2025-05-31', '2025-06-01', '2025-06-29', '2025-06-30'])).toEqual([
      '40000',
      '36000..40000',
      '36000..40000',
      '36000',
    ]);
    // The 39,000 of 06-15 are without 10,000 or without 14,000 already: 4,000 more go by 06-30, or nobody.
    const within = [...uncertain, counted('a', 39_000, '2025-06-15')];
    expect(on(within, ['2025-06-15', '2025-06-30'])).toEqual(['39000', '35000..39000']);
  });

  test('that puts off the day before it acts moves the cut; after it acted gives the people back until then', () => {
    const planned = cut(people(10), { effectiveOn: '2025-07-01' });
    const before = [
      a,
      counted('a', 100),
      planned,
      revision('l', '2025-06-01', { effectiveOn: '2025-09-01' }),
    ];
    expect(on(before, ['2025-07-01', '2025-08-31', '2025-09-01'])).toEqual(['100', '100', '90']);
    const after = [a, counted('a', 100), planned, revision('l', '2025-07-15', { effectiveOn: '2025-09-01' })];
    expect(on(after, ['2025-06-30', '2025-07-01', '2025-07-15', '2025-09-01'])).toEqual([
      '100',
      '90',
      '100',
      '90',
    ]);
  });

  test('of an announcement that names no day counts from its announcement', () => {
    const [change] = ask(past, {}).changes;
    expect(change).toMatchObject({ basis: 'announced' });
    const named = [
      a,
      counted('a', 100),
      cut(people(10)),
      revision('l', '2025-02-15', { effectiveOn: '2025-02-20' }),
    ];
    // The revision is dated before the announcement: in force are its plan from 02-15 on, which acts on 02-20, and the announcement from 03-01.
    expect(on(named, ['2025-02-19', '2025-02-20', '2025-03-01'])).toEqual(['100', '90', '90']);
  });

  test('makes a temporary layoff permanent, and a permanent one temporary', () => {
    const furlough = [
      a,
      counted('a', 100),
      cut(people(10), { kind: 'temporary' }),
      revision('l', '2025-06-01', { kind: 'permanent' }),
    ];
    expect(on(furlough, ['2025-05-31', '2025-06-01'])).toEqual(['100', '90']);
    expect(list(furlough, {}, { on: '2025-05-31' }).total).toEqual({ min: 0, max: 0 });
    expect(list(furlough).total).toEqual({ min: 10, max: 10 });
    const back = [a, counted('a', 100), cut(people(10)), revision('l', '2025-06-01', { kind: 'temporary' })];
    expect(on(back, ['2025-05-31', '2025-06-01'])).toEqual(['90', '100']);
    expect(ask(back, {}).changes).toMatchObject([{ kind: 'temporary', min: 0, max: 0 }]);
  });

  test('that gives a percentage takes the place of the number, and the other way round', () => {
    // 25 % of the 100 before 03-01.
    const part = [a, counted('a', 100), cut(people(10)), revision('l', '2025-06-01', percent('25'))];
    expect(on(part, ['2025-05-31', '2025-06-01'])).toEqual(['90', '75']);
    const number = [
      a,
      counted('a', 100),
      layoff('l', 'a', { announcedOn: '2025-03-01', positions: undefined, ...percent('25') }),
      revision('l', '2025-06-01', { positions: people(10) }),
    ];
    expect(on(number, ['2025-05-31', '2025-06-01'])).toEqual(['75', '90']);
    // A later report does not change of whom it is a percentage: 10 % of the 100 before 03-01, then 20 % of them.
    const more = [
      a,
      counted('a', 100),
      layoff('l', 'a', { announcedOn: '2025-03-01', positions: undefined, ...percent('10') }),
      counted('a', 500, '2025-05-01'),
      revision('l', '2025-06-01', percent('20')),
    ];
    expect(on(more, ['2025-06-01'])).toEqual(['490']);
    expect(ask(more, {}).restsOn).toEqual([2, 3, 5, 4]);
  });

  test('that gives a part in place of a closure changes nobody: it closes the unit all the same', () => {
    const closed = layoff('l', 'a', { announcedOn: '2025-03-01', positions: undefined, kind: 'closure' });
    const revised = [a, closed, revision('l', '2025-06-01', percent('50'))];
    // Nobody knows how many they were; they were all gone since March.
    expect(ask(revised, { on: '2025-06-01', since: '2025-04-01' }).net).toMatchObject({ min: 0, max: 0 });
  });

  test('of one day with another is either of the two', () => {
    const two = [...past, revision('l', '2025-06-01', { positions: people(12_000) })];
    expect(on(two, ['2025-06-01'])).toEqual(['36000..38000']);
  });

  test('takes full-time equivalents up to as many', () => {
    const fte = headcount('a', { count: people(100), countedOn: '2025-01-31', metric: 'fte' });
    const some = [a, fte, cut(people(10)), revision('l', '2025-06-01', { positions: people(30) })];
    expect(on(some, ['2025-05-31', '2025-06-01'], { metric: 'fte' })).toEqual(['90..100', '70..100']);
    const off = [a, fte, cut(people(10)), callingOff('l', '2025-06-01', { alreadyLeft: people(3) })];
    expect(on(off, ['2025-06-01'], { metric: 'fte' })).toEqual(['97..100']);
  });
});

describe('a layoff that is called off', () => {
  test('gives the people back on that day, save those who had left', () => {
    const past = (more: Parameters<typeof callingOff>[2]): readonly Past[] => [
      a,
      counted('a', 50_000),
      cut(people(10_000)),
      callingOff('l', '2025-06-01', more),
    ];
    expect(on(past({}), ['2025-05-31', '2025-06-01'])).toEqual(['40000', '50000']);
    expect(on(past({ alreadyLeft: people(3_000) }), ['2025-05-31', '2025-06-01'])).toEqual([
      '40000',
      '47000',
    ]);
    // The 41,000 of 04-30 are without the 10,000, of whom all but 3,000 come back.
    const between = [...past({ alreadyLeft: people(3_000) }), counted('a', 41_000, '2025-04-30')];
    expect(on(between, ['2025-05-31', '2025-06-01'])).toEqual(['41000', '48000']);
  });

  test('before it acts takes nobody; whoever had left by then is gone by then', () => {
    const planned = [a, counted('a', 100), cut(people(10), { effectiveOn: '2025-09-01' })];
    expect(on([...planned, callingOff('l', '2025-06-01')], ['2025-06-01', '2025-09-01'])).toEqual([
      '100',
      '100',
    ]);
    const some = callingOff('l', '2025-06-01', { alreadyLeft: people(3) });
    expect(on([...planned, some], ['2025-05-31', '2025-06-01', '2025-09-01'])).toEqual(['100', '97', '97']);
  });

  test('leaves of a part anything up to those who had left, and up to the part', () => {
    const past = [
      a,
      division('b', 'a'),
      division('c', 'a'),
      counted('b', 1_000),
      counted('c', 1_000),
      cut(people(500)),
      share('l', 'b', people(20)),
      callingOff('l', '2025-06-01', { alreadyLeft: people(50) }),
    ];
    expect(on(past, ['2025-05-31', '2025-06-01'], { unitId: 'b' })).toEqual(['980', '980..1000']);
    expect(on(past, ['2025-05-31', '2025-06-01'], { unitId: 'c' })).toEqual(['520..1000', '950..1000']);
    // a as the sum of its parts: 2,000 - 500, then 2,000 - 50.
    expect(on(past, ['2025-05-31', '2025-06-01'])).toEqual(['1500', '1950']);
  });

  test('is revived by a revision that gives a number, and by no other', () => {
    const past = [a, counted('a', 100), cut(people(10)), callingOff('l', '2025-06-01')];
    expect(
      on([...past, revision('l', '2025-07-01', { positions: people(20) })], ['2025-06-30', '2025-07-01']),
    ).toEqual(['100', '80']);
    const named = [...past, revision('l', '2025-07-01', { effectiveOn: '2025-06-15' })];
    expect(on(named, ['2025-07-01'])).toEqual(['100']);
    expect(list(named).items).toMatchObject([{ status: ['calledOff'], positions: { min: 0, max: 0 } }]);
  });
});

describe('a completed layoff', () => {
  const past = [
    a,
    counted('a', 100),
    cut(people(10)),
    completion('l', '2025-06-01', { positions: people(12) }),
  ];

  test('comes to the number of its completion for good: a later revision or calling-off changes nothing', () => {
    expect(on(past, ['2025-05-31', '2025-06-01'])).toEqual(['90', '88']);
    const later = [
      ...past,
      revision('l', '2025-07-01', { positions: people(50) }),
      callingOff('l', '2025-08-01'),
    ];
    expect(on(later, ['2025-07-01', '2025-08-01'])).toEqual(['88', '88']);
    expect(list(later).items).toMatchObject([{ status: ['completed'], positions: { min: 12, max: 12 } }]);
    // Where the revision may have come before the completion, the completion still sets the number.
    expect(
      on(
        [...past, revision('l', '2025', { positions: people(50) })],
        ['2025-05-31', '2025-06-01', '2025-12-31'],
      ),
    ).toEqual(['50..90', '88', '88']);
  });

  test('without a number comes to what was planned last, and acts by then at the latest', () => {
    const planned = cut(people(10), { effectiveOn: '2025-05/2025-09' });
    const done = [a, counted('a', 100), planned, completion('l', '2025-06-01')];
    expect(on(done, ['2025-04-30', '2025-05-31', '2025-06-01'])).toEqual(['100', '90..100', '90']);
  });

  test('before the planned day took the people who were there at the completion, and is dated by it', () => {
    // 10 % of 100 are 10, of whom the 50 hired in July, before the day that had been planned, are none.
    const planned = cut(people(0), { effectiveOn: '2025-09-01', positions: undefined, ...percent('10') });
    const done = [
      a,
      counted('a', 100),
      planned,
      completion('l', '2025-06-01'),
      hiring('a', { positions: people(50), hiredOn: '2025-07-01' }),
    ];
    expect(on(done, ['2025-05-31', '2025-06-01', '2025-07-01', '2025-09-01'])).toEqual([
      '100',
      '90',
      '140',
      '140',
    ]);
    const inMonth = (from: string, to: string) =>
      list(done, { by: 'effective', period: period(from, to) }).total;
    expect(inMonth('2025-06-01', '2025-07-01')).toMatchObject({ min: 10, max: 10 });
    expect(inMonth('2025-09-01', '2025-10-01')).toMatchObject({ min: 0, max: 0 });
  });
});

describe('stages beside other things', () => {
  test('a percentage of another layoff takes the people who are there then', () => {
    // 1,000 - 100 on 03-01 = 900; 10 % of them on 05-01 leave 810; 06-01 gives 40 of the 100 back: 850.
    const past = [
      a,
      counted('a', 1_000),
      cut(people(100)),
      revision('l', '2025-06-01', { positions: people(60) }),
      layoff('m', 'a', { announcedOn: '2025-05-01', positions: undefined, ...percent('10') }),
    ];
    expect(on(past, ['2025-04-30', '2025-05-01', '2025-06-01'])).toEqual(['900', '810', '850']);
  });

  test('an uncertain number between percentages is not counted twice', () => {
    // x of 200..999 go, 10 % of 10,000 - x go, then exactly 500 in place of x: 9,000 + x/10 - 500 + ... at the most:
    // (10,000 - x) * 0.9 + x - 500 = 8,500 + x/10: 8,520..8,599.9, outward 8,520..8,600.
    const past = [
      a,
      counted('a', 10_000),
      cut(people(200, 999)),
      layoff('m', 'a', { announcedOn: '2025-05-01', positions: undefined, ...percent('10') }),
      revision('l', '2025-06-01', { positions: people(500) }),
    ];
    const { bounds } = ask(past, {});
    expect(bounds?.min).toBeLessThanOrEqual(8_520);
    expect(bounds?.min).toBeGreaterThanOrEqual(8_519);
    expect(bounds?.max).toBeGreaterThanOrEqual(8_600);
    expect(bounds?.max).toBeLessThanOrEqual(8_601);
  });

  test('an undisclosed number leaves the upper edge of a percentage', () => {
    // Nobody may have gone but the 10 % of 1,000.
    const past = [
      a,
      counted('a', 1_000),
      cut(people(0, null)),
      revision('l', '2025-04-01', { kind: 'permanent' }),
      layoff('m', 'a', { announcedOn: '2025-05-01', positions: undefined, ...percent('10') }),
    ];
    expect(on(past, ['2025-05-01'])).toEqual(['0..900']);
  });

  test('a percentage of an uncertain day takes those who are there on any of its days', () => {
    // Gone are 500 from 03-01 on, nobody in May, 500 from 06-01 on, 490 from 06-20 on. 10 % of the 1,000 of May are 100, of the 500
    // or 510 on other days 50 or 51: 1,000 - 490 - 50..100.
    const told = (unitId: string): readonly Past[] => [
      counted(unitId, 1_000),
      layoff('l', unitId, { announcedOn: '2025-03-01', positions: people(500) }),
      revision('l', '2025-05-01', { positions: people(0) }),
      revision('l', '2025-06-01', { positions: people(500) }),
      revision('l', '2025-06-20', { positions: people(490) }),
      layoff('m', unitId, { announcedOn: '2025-03-15/2025-07-15', positions: undefined, ...percent('10') }),
    ];
    expect(on([a, ...told('a')], ['2025-12-31'])).toEqual(['410..460']);
    // For the unit above it is a number of people: 2,000 - 490 - 50..100.
    expect(on([a, division('b', 'a'), counted('a', 2_000), ...told('b')], ['2025-12-31'])).toEqual([
      '1410..1460',
    ]);
  });

  test('a percentage may be of people who were there before the report', () => {
    // Had it acted by 05-15, 10 of the first 100 were gone then, and 20 of them from 08-01 on: 490.
    const past = [
      a,
      counted('a', 100),
      layoff('l', 'a', { announcedOn: '2025-03/2025-07', positions: undefined, ...percent('10') }),
      counted('a', 500, '2025-05-15'),
      revision('l', '2025-08-01', percent('20')),
    ];
    const { bounds } = ask(past, {});
    expect(bounds?.min).toBeLessThanOrEqual(400);
    expect(bounds?.max).toBeGreaterThanOrEqual(490);
  });

  test('too many percentages of uncertain days leave bounds that are wider, and hold', () => {
    const past = [
      a,
      counted('a', 1_000),
      cut(people(100)),
      revision('l', '2025-06', { positions: people(60) }),
      ...Array.from({ length: 6 }, (_, number) =>
        layoff(`m${number}`, 'a', { announcedOn: '2025-05/2025-07', positions: undefined, ...percent('1') }),
      ),
    ];
    const { bounds } = ask(past, { on: '2025-12-31' });
    // At the least 1,000 - 60 less 6 % of at most 1,000; at the most 1,000 * 0.99^6 - 60 + 40 * 0.06, so 884 are among them.
    expect(bounds?.min).toBeLessThanOrEqual(880);
    expect(bounds?.max).toBeGreaterThanOrEqual(884);
  });

  test('more stages of uncertain days than can be tried leave bounds that are wider, and hold', () => {
    const past = [
      a,
      counted('a', 1_000),
      cut(people(100)),
      ...Array.from({ length: 9 }, (_, number) => revision('l', '2025', { positions: people(10 * number) })),
    ];
    expect(on(past, ['2025-12-31'])).toEqual(['900..1100']);
    expect(list(past, {}, { on: '2025-12-31' }).total).toEqual({ min: 0, max: 100 });
  });

  test('a share is cut to the room of what is in force', () => {
    const past = [
      a,
      division('b', 'a'),
      counted('b', 1_000),
      cut(people(100)),
      share('l', 'b', people(80)),
      revision('l', '2025-06-01', { positions: people(60) }),
    ];
    expect(on(past, ['2025-05-31', '2025-06-01'], { unitId: 'b' })).toEqual(['920', '940']);
    // Where nobody reports one, anything up to the whole; a report between is without up to 100, and up to 60 in place of them.
    const silent = past.filter((_, number) => number !== 4);
    expect(on(silent, ['2025-05-31', '2025-06-01'], { unitId: 'b' })).toEqual(['900..1000', '940..1000']);
    expect(on([...silent, counted('b', 950, '2025-04-30')], ['2025-06-01'], { unitId: 'b' })).toEqual([
      '890..1050',
    ]);
  });

  test('a part that stood elsewhere at first is a part on some days only', () => {
    const past = [
      a,
      division('b', 'a', { establishedOn: '2025-04-15' }),
      counted('b', 1_000),
      layoff('l', 'b', { announcedOn: '2025-03-01', positions: people(10) }),
      revision('l', '2025-06-01', { positions: people(30) }),
      counted('a', 5_000),
    ];
    // For b it is its own; b came below a in between, so that 10 were gone before, and 20 more of a's 5,000 go.
    expect(on(past, ['2025-06-01'], { unitId: 'b' })).toEqual(['970']);
    expect(on(past, ['2025-05-31', '2025-06-01'])).toEqual(['5000', '4980']);
  });

  test('parts that were counted on different days are each counted from their own', () => {
    const past = [
      a,
      division('b', 'a'),
      division('c', 'a'),
      counted('b', 1_000),
      counted('c', 1_000, '2025-04-30'),
      cut(people(100)),
      revision('l', '2025-06-01', { positions: people(60) }),
    ];
    // b: 1,000 - 0..60. c: 1,000 + 0..100 - 0..60.
    expect(on(past, ['2025-06-01'])).toEqual(['1880..2100']);
    // Both of 04-30: 2,000 + 100 - 60.
    const together = past.map((one, number) => (number === 3 ? counted('b', 1_000, '2025-04-30') : one));
    expect(on(together, ['2025-06-01'])).toEqual(['2040']);
  });

  test('one announced after it acted counts from where it acted, revised or not', () => {
    const late = layoff('l', 'a', {
      announcedOn: '2025-06-01',
      effectiveOn: '2025-03-01',
      positions: people(10),
    });
    const past = [
      a,
      counted('a', 100, '2025-04-30'),
      late,
      revision('l', '2025-07-01', { positions: people(15) }),
    ];
    expect(on(past, ['2025-06-30', '2025-07-01'])).toEqual(['100', '95']);
  });
});

describe('lists of layoffs', () => {
  const past = [
    a,
    cut(people(10_000), { effectiveOn: '2025-09-01' }),
    revision('l', '2025-06-01', { positions: people(14_000), effectiveOn: '2026-01' }),
    temporaryEnd('l', '2026-05-01'),
  ];

  test('tell what is in force on the asked day, and every stage', () => {
    const [item] = list(past).items;
    expect(item).toEqual({
      layoffId: 'l',
      unitId: 'a',
      status: ['revised'],
      kind: 'permanent',
      kinds: ['permanent'],
      announcedOn: { earliest: '2025-03-01', latest: '2025-03-01' },
      effectiveOn: { earliest: '2026-01-01', latest: '2026-01-31' },
      positions: { min: 14_000, max: 14_000 },
      wordings: ['14000 to 14000'],
      shares: [],
      stages: [
        {
          stage: 'revised',
          earliest: '2025-06-01',
          latest: '2025-06-01',
          positions: { min: 14_000, max: 14_000 },
          wording: '14000 to 14000',
          kind: null,
          effectiveOn: { earliest: '2026-01-01', latest: '2026-01-31' },
          certainty: 'definitely',
          entry: 3,
        },
        {
          stage: 'temporaryEnded',
          earliest: '2026-05-01',
          latest: '2026-05-01',
          positions: null,
          wording: null,
          kind: null,
          effectiveOn: null,
          certainty: 'definitely',
          entry: 4,
        },
      ],
      inPeriod: 'definitely',
      entries: [2, 3, 4],
    });
    expect(list(past, {}, { on: '2025-05-31' }).items).toMatchObject([
      {
        status: ['announced'],
        positions: { min: 10_000, max: 10_000 },
        effectiveOn: { earliest: '2025-09-01' },
      },
    ]);
    expect(list(past, {}, { on: '2025-02-28' }).items).toMatchObject([{ status: [] }]);
    // What comes later, and the end of a temporary layoff, is shown, and no figure rests on it.
    expect([list(past).restsOn, list(past, {}, { on: '2025-05-31' }).restsOn]).toEqual([[2, 3], [2]]);
  });

  test('total what is in force, by the announcement or by the day in force', () => {
    expect(list(past).total).toEqual({ min: 14_000, max: 14_000 });
    expect(list(past, {}, { on: '2025-05-31' }).total).toEqual({ min: 10_000, max: 10_000 });
    const in2025 = period('2025-01-01', '2026-01-01');
    const effective = { by: 'effective', period: in2025 } as const;
    // By the plan of May it acts in 2025, by the plan of June in 2026.
    expect(list(past, effective, { on: '2025-05-31' }).total).toEqual({ min: 10_000, max: 10_000 });
    expect(list(past, effective).items).toEqual([]);
    expect(list(past, { period: in2025 }).total).toEqual({ min: 14_000, max: 14_000 });
  });

  test('total of one that is called off those who had left', () => {
    const off = [a, cut(people(10_000)), callingOff('l', '2025-06', { alreadyLeft: people(3_000) })];
    expect(list(off).total).toEqual({ min: 3_000, max: 3_000 });
    // In June it may be called off already.
    const [item] = list(off, {}, { on: '2025-06-15' }).items;
    expect(item).toMatchObject({
      status: ['announced', 'calledOff'],
      positions: { min: 3_000, max: 10_000 },
    });
  });

  test('size the largest by what is in force then', () => {
    const two = [...past, layoff('m', 'a', { announcedOn: '2025-04-01', positions: people(12_000) })];
    const told = readModels().after(...two);
    const largest = (day_: string) => told.models.largestLayoff('a', told.at({ on: day_ })).largestKnown;
    expect([largest('2025-05-31'), largest('2025-06-01')]).toEqual([['m'], ['l']]);
    // At a unit below, by its part: of 10,000, then of 14,000.
    const shared = [
      ...two,
      division('b', 'a'),
      share('l', 'b', people(13_000)),
      layoff('n', 'b', { announcedOn: '2025-04-01', positions: people(11_000) }),
    ];
    const below = readModels().after(...shared);
    const ofB = (day_: string) => below.models.largestLayoff('b', below.at({ on: day_ })).largestKnown;
    expect([ofB('2025-05-31'), ofB('2025-06-01')]).toEqual([['n'], ['l']]);
  });

  test('make none the largest for certain that may be temporary by then', () => {
    const told = readModels().after(...past, revision('l', '2025-06', { kind: 'temporary' }));
    const largest = (day_: string) => told.models.largestLayoff('a', told.at({ on: day_ }));
    expect(largest('2025-05-31')).toMatchObject({ definitely: ['l'], possibly: ['l'] });
    expect(largest('2025-06-01')).toMatchObject({ definitely: [], possibly: ['l'] });
    expect(largest('2025-06-30')).toMatchObject({ definitely: [], possibly: [] });
  });
});

describe('what is withdrawn', () => {
  const past = [
    a,
    counted('a', 100),
    cut(people(10)),
    revision('l', '2025-06-01', { positions: people(20) }),
  ];

  test('of stages changes nothing any more, and the withdrawal is a ground', () => {
    const gone = [...past, withdrawal(4)];
    expect(on(gone, ['2025-06-01'])).toEqual(['90']);
    expect(ask(gone, {}).restsOn).toEqual([2, 3, 5]);
    expect(list(gone).restsOn).toEqual([3, 5]);
    expect(list(past).restsOn).toEqual([3, 4]);
    // At an earlier position the revision still stood.
    expect(on(gone, ['2025-06-01'], { knownAt: 4 })).toEqual(['80']);
    // For a unit below with a share, too.
    const shared = [...past, division('b', 'a'), share('l', 'b', people(5)), withdrawal(4)];
    const told = readModels().after(...shared);
    expect(told.models.largestLayoff('b', told.at()).restsOn).toContain(7);
  });

  test('of announcements leaves stages and shares listed, and counts nothing', () => {
    const gone = [...past, share('l', 'a', people(5)), withdrawal(3)];
    expect(on(gone, ['2025-06-01'])).toEqual(['100']);
    const answer = list(gone);
    expect([answer.items, answer.total]).toEqual([[], { min: 0, max: 0 }]);
    expect(answer.withoutAnnouncement).toMatchObject([
      { layoffId: 'l', shares: [{ entry: 5 }], stages: [{ stage: 'revised', entry: 4 }] },
    ]);
    expect(list(past).withoutAnnouncement).toEqual([]);
    expect(list([a, cut(people(10)), withdrawal(2)]).withoutAnnouncement).toEqual([]);
  });
});

test('a source that corrects a revision is believed from its correction on', () => {
  const past: readonly Past[] = [
    { ...a, data: { ...a.data, citation: citing('2025-01-01') } } as Past,
    headcount('a', { count: people(100), countedOn: '2025-01-31', citation: citing('2025-02-01') }),
    layoff('l', 'a', { announcedOn: '2025-03-01', positions: people(10), citation: citing('2025-03-01') }),
    revision('l', '2025-06-01', { positions: people(20), citation: citing('2025-06-01') }),
    withdrawal(4, citing('2025-06-10')),
    revision('l', '2025-06-01', { positions: people(30), citation: citing('2025-06-10') }),
  ];
  const told = ['2025-05-31T12:00:00Z', '2025-06-05T12:00:00Z', '2025-06-11T12:00:00Z'].map((publishedBy) =>
    shown(ask(past, { on: '2025-12-31', publishedBy })),
  );
  expect(told).toEqual(['90', '80', '70']);
  // Before the correction was recorded nobody knew it, whenever it was published.
  expect(on(past, ['2025-12-31'], { knownAt: 4 })).toEqual(['80']);
});
