/** Worked by hand; each comment reckons what its test expects. */
import { citing, company, division, headcount, layoff, people, share, withdrawal } from '../../../test/given';
import type { Past } from '../../../test/given';
import { day, readModels } from '../../../test/projection-harness';
import type { Point, ToldReadModels } from '../../../test/projection-harness';
import type { HeadcountAnswer } from './answer';
import type { HeadcountQuestion } from './headcount-query';

type Asking = Point & Partial<Omit<HeadcountQuestion, 'since'>> & { readonly since?: string };

function ask(told: ToldReadModels, unitId: string, asking: Asking = {}): HeadcountAnswer {
  const { metric = 'employees', scope = 'withSubUnits', since, ...point } = asking;
  const question = { unitId, metric, scope, ...(since === undefined ? {} : { since: day(since) }) };
  return told.models.headcount(question, told.at(point));
}

/** `90..100`, `unknown`, or `unknown, 120 if already`. */
function shown(answer: HeadcountAnswer): string {
  const bounds = (of: { min: number | null; max: number | null }): string =>
    of.min === of.max ? `${of.min}` : `${of.min}..${of.max ?? ''}`;
  if (answer.bounds !== undefined) return bounds(answer.bounds);
  return answer.ifAlready === undefined ? 'unknown' : `unknown, ${bounds(answer.ifAlready)} if already`;
}

/** What is answered on each day. */
function onDays(
  past: readonly Past[],
  days: readonly string[],
  unitId = 'amazon',
  asking: Asking = {},
): readonly string[] {
  const told = readModels().after(...past);
  return days.map((on) => shown(ask(told, unitId, { ...asking, on })));
}

const counted = (unitId: string, number: number, more: Parameters<typeof headcount>[1] = {}): Past =>
  headcount(unitId, { count: people(number), countedOn: '2025-01-31', ...more });
const cut = (id: string, unitId: string, more: Parameters<typeof layoff>[2]): Past =>
  layoff(id, unitId, { announcedOn: '2025-02-01', ...more });
const amazon = company('amazon');

describe('a report', () => {
  test('holds from the end of its day on, and never before', () => {
    const past = [amazon, counted('amazon', 100)];
    expect(onDays(past, ['2025-01-30', '2025-01-31', '2030-01-01'])).toEqual(['unknown', '100', '100']);
  });

  test('gives way to the next from the end of its day on', () => {
    const past = [amazon, counted('amazon', 100), counted('amazon', 120, { countedOn: '2025-03-31' })];
    expect(onDays(past, ['2025-03-30', '2025-03-31'])).toEqual(['100', '120']);
  });

  test('of an uncertain day gives way only when the next is certainly made', () => {
    // On 03-15 the second may be made already or not: either holds. By 03-31 it is made, and the first is older for certain.
    const past = [amazon, counted('amazon', 100), counted('amazon', 120, { countedOn: '2025-03' })];
    expect(onDays(past, ['2025-02-28', '2025-03-15', '2025-03-31'])).toEqual(['100', '100..120', '120']);
    const told = readModels().after(...past);
    expect(ask(told, 'amazon', { on: '2025-03-15' }).base.certainty).toBe('uncertain');
    expect(ask(told, 'amazon', { on: '2025-03-31' }).base).toEqual({
      certainty: 'certain',
      reports: [
        {
          unitId: 'amazon',
          scope: 'withSubUnits',
          earliest: '2025-03-01',
          latest: '2025-03-31',
          min: 120,
          max: 120,
          entry: 3,
        },
      ],
    });
  });

  test('holds beside another that may be later, also when both are made', () => {
    // The one of some day in March may be of 03-05, before the one of 03-10, or after it.
    const past = [
      amazon,
      counted('amazon', 100, { countedOn: '2025-03' }),
      counted('amazon', 120, { countedOn: '2025-03-10' }),
    ];
    expect(onDays(past, ['2025-03-09', '2025-03-10', '2025-04-01'])).toEqual([
      'unknown, 100 if already',
      '100..120',
      '100..120',
    ]);
  });

  test('that is the first and of an uncertain day is told as "if already" until it is certainly made', () => {
    const past = [amazon, counted('amazon', 120, { countedOn: '2025-03' })];
    expect(onDays(past, ['2025-02-28', '2025-03-01', '2025-03-30', '2025-03-31'])).toEqual([
      'unknown',
      'unknown, 120 if already',
      'unknown, 120 if already',
      '120',
    ]);
  });

  test('beside a different one of the same day leaves both possible', () => {
    const past = [amazon, counted('amazon', 100), counted('amazon', 120)];
    expect(onDays(past, ['2025-01-31'])).toEqual(['100..120']);
  });

  test('of one metric or scope says nothing of another', () => {
    const past = [amazon, counted('amazon', 100)];
    expect(onDays(past, ['2025-02-01'], 'amazon', { metric: 'fte' })).toEqual(['unknown']);
    expect(onDays(past, ['2025-02-01'], 'amazon', { scope: 'withoutSubUnits' })).toEqual(['unknown']);
  });

  test('keeps the bounds of its source', () => {
    expect(onDays([amazon, counted('amazon', 0, { count: people(200, null) })], ['2025-02-01'])).toEqual([
      '200..',
    ]);
  });
});

describe('a layoff', () => {
  const base = counted('amazon', 100);

  test.each([
    // A count is of the end of its day, a cut acts at the start of its day: the one of 01-31 is in the count of 01-31.
    ['on the day of the report', '2025-01-31', ['100', '100', '100']],
    ['on the day after', '2025-02-01', ['100', '90', '90']],
    // On 01-31 it would be in the count, on 02-01 not: nobody knows. Rule 1 takes the hull of both on the day of the report, too.
    ['on one of the two', '2025-01-31/2025-02-01', ['90..100', '90..100', '90..100']],
    // The lower edge falls on the earliest day, the upper on the latest.
    ['within February', '2025-02', ['100', '90..100', '90']],
    ['within January, before the report', '2025-01', ['100', '100', '100']],
  ])('%s', (_what, announcedOn, expected) => {
    const past = [amazon, base, cut('a', 'amazon', { announcedOn })];
    expect(onDays(past, ['2025-01-31', '2025-02-01', '2025-02-28'])).toEqual(expected);
  });

  test('on the day of the reports is in the sum of them, too', () => {
    const parts = [division('video', 'amazon'), division('music', 'amazon')];
    const reports = [counted('video', 60), counted('music', 40)];
    const told = [amazon, ...parts, ...reports, cut('a', 'amazon', { announcedOn: '2025-01-31' })];
    expect(onDays(told, ['2025-02-28'])).toEqual(['100']);
  });

  test('may be in a count of which the day is uncertain, and then for ever', () => {
    // The count of some day in January may be of before 01-15 or after it.
    const past = [
      amazon,
      counted('amazon', 100, { countedOn: '2025-01' }),
      cut('a', 'amazon', { announcedOn: '2025-01-15' }),
    ];
    expect(onDays(past, ['2025-01-10', '2025-01-31', '2030-01-01'])).toEqual([
      'unknown, 100 if already',
      '90..100',
      '90..100',
    ]);
  });

  test('acts on its effective day where one is named, else on its announcement', () => {
    const told = readModels().after(amazon, base, cut('a', 'amazon', { effectiveOn: '2025-04-01' }));
    expect(['2025-03-31', '2025-04-01'].map((on) => shown(ask(told, 'amazon', { on })))).toEqual([
      '100',
      '90',
    ]);
    expect(ask(told, 'amazon').changes).toMatchObject([
      { basis: 'effective', min: -10, max: -10, share: 'whole' },
    ]);
    const announced = readModels().after(amazon, base, cut('a', 'amazon', {}));
    expect(ask(announced, 'amazon').changes).toMatchObject([{ basis: 'announced', earliest: '2025-02-01' }]);
  });

  test('that is undisclosed takes anything from nobody to everybody', () => {
    expect(
      onDays([amazon, base, cut('a', 'amazon', { positions: people(0, null) })], ['2025-02-01']),
    ).toEqual(['0..100']);
  });

  test('that is temporary is listed and takes nobody', () => {
    const told = readModels().after(amazon, base, cut('a', 'amazon', { kind: 'temporary' }));
    expect(shown(ask(told, 'amazon'))).toBe('100');
    expect(ask(told, 'amazon').changes).toMatchObject([{ layoffId: 'a', kind: 'temporary', min: 0, max: 0 }]);
  });

  test('takes full-time equivalents up to as many', () => {
    const past = [amazon, counted('amazon', 100, { metric: 'fte' }), cut('a', 'amazon', {})];
    expect(onDays(past, ['2025-02-01'], 'amazon', { metric: 'fte' })).toEqual(['90..100']);
    const payroll = [amazon, counted('amazon', 100, { metric: 'payroll' }), cut('a', 'amazon', {})];
    expect(onDays(payroll, ['2025-02-01'], 'amazon', { metric: 'payroll' })).toEqual(['90']);
  });

  test('above the headcount is flagged: definite where nobody could be left, possible where it depends', () => {
    const of = (positions: ReturnType<typeof people>) =>
      ask(readModels().after(amazon, base, cut('a', 'amazon', { positions })), 'amazon');
    expect(shown(of(people(150)))).toBe('0');
    expect(of(people(150)).flags).toContainEqual({ flag: 'cutAboveHeadcount', certainty: 'definite' });
    expect(shown(of(people(50, 150)))).toBe('0..50');
    expect(of(people(50, 150)).flags).toContainEqual({ flag: 'cutAboveHeadcount', certainty: 'possible' });
    expect(shown(of(people(100)))).toBe('0');
    expect(of(people(100)).flags).toEqual([]);
  });

  test('is summed before it is cut: a later one does not start from zero', () => {
    // 100 − 150 = −50, and 60 fewer are −110: still flagged, still 0. The sum below zero is not forgotten.
    const past = [
      amazon,
      base,
      cut('a', 'amazon', { positions: people(150) }),
      cut('b', 'amazon', { positions: people(60) }),
    ];
    const answer = ask(readModels().after(...past), 'amazon');
    expect(shown(answer)).toBe('0');
    expect(answer.net).toMatchObject({ min: -210, max: -210 });
  });
});

describe('a net change', () => {
  test('is told without any report, from the day before the first change on', () => {
    const told = readModels().after(
      amazon,
      division('mgm', 'amazon'),
      cut('a', 'mgm', { positions: people(200, 999), announcedOn: '2024-01' }),
      cut('b', 'amazon', { positions: people(14_000), announcedOn: '2025-10-28' }),
    );
    expect(shown(ask(told, 'amazon'))).toBe('unknown');
    expect(ask(told, 'amazon').net).toEqual({ min: -14_999, max: -14_200, since: '2023-12-31' });
    expect(ask(told, 'amazon', { since: '2025-10-27' }).net).toEqual({
      min: -14_000,
      max: -14_000,
      since: '2025-10-27',
    });
    expect(ask(told, 'amazon', { since: '2025-10-28' }).net).toMatchObject({ min: 0, max: 0 });
    // Within January the hundreds may have gone or not.
    expect(ask(told, 'amazon', { on: '2024-01-15' }).net).toMatchObject({ min: -999, max: 0 });
  });

  test('is left out where no change is recorded: silence is never zero', () => {
    expect(ask(readModels().after(amazon), 'amazon')).toMatchObject({
      state: 'unknown',
      changes: [],
      restsOn: [],
    });
    expect(ask(readModels().after(amazon), 'amazon')).not.toHaveProperty('net');
  });
});

/** amazon › video › mgm, and cloud beside video. */
const tree = [
  amazon,
  division('video', 'amazon'),
  division('mgm', 'video'),
  division('cloud', 'amazon'),
] as const;
const bases = [
  counted('amazon', 2_000),
  counted('video', 1_000),
  counted('mgm', 400),
  counted('cloud', 500),
] as const;
const hundred = cut('cut', 'amazon', { positions: people(100) });

/** What amazon, video, mgm and cloud come to with these shares of a layoff of 100 at amazon. */
function withShares(...shares: readonly Past[]): readonly string[] {
  const told = readModels().after(...tree, ...bases, hundred, ...shares);
  return ['amazon', 'video', 'mgm', 'cloud'].map((unit) => shown(ask(told, unit)));
}

describe('the share of a unit below', () => {
  test.each([
    [
      'is anything up to the whole where nobody reports one',
      [],
      ['1900', '900..1000', '300..400', '400..500'],
    ],
    // cloud: room 100 − 60; mgm: room 60 below video.
    [
      'leaves less room beside it, and bounds what is below it',
      [share('cut', 'video', people(60))],
      ['1900', '940', '340..400', '460..500'],
    ],
    // video: at least the 30 of mgm, at most 100 − 20.
    [
      'bounds what is above it from below',
      [share('cut', 'mgm', people(30)), share('cut', 'cloud', people(20))],
      ['1900', '920..970', '370', '480'],
    ],
    // cloud: room 100 − 50; of nested shares the topmost alone counts.
    [
      'counts once where it is nested',
      [share('cut', 'video', people(50, 60)), share('cut', 'mgm', people(30))],
      ['1900', '940..950', '370', '450..500'],
    ],
    // mgm: 80 is more than the 60 of video above it.
    [
      'above its room is cut to it',
      [share('cut', 'video', people(60)), share('cut', 'mgm', people(80))],
      ['1900', '940', '340', '460..500'],
    ],
    [
      'above the whole is cut to it',
      [share('cut', 'video', people(150))],
      ['1900', '900', '300..400', '500'],
    ],
    [
      'that is undisclosed is anything up to the whole',
      [share('cut', 'video', people(0, null))],
      ['1900', '900..1000', '300..400', '400..500'],
    ],
    // Two claims of one share: the hull, 40..60; cloud: room 100 − 40.
    [
      'of which two sources differ is either',
      [share('cut', 'video', people(40)), share('cut', 'video', people(60))],
      ['1900', '940..960', '340..400', '440..500'],
    ],
  ])('%s', (_what, shares, expected) => {
    expect(withShares(...shares)).toEqual(expected);
  });

  test('says where it comes from, and silence as such', () => {
    const told = readModels().after(...tree, ...bases, hundred, share('cut', 'video', people(0, null)));
    expect(ask(told, 'video').changes).toMatchObject([
      { share: 'reported', min: -100, max: 0, wording: '0 to nobody knows' },
    ]);
    expect(ask(told, 'cloud').changes).toMatchObject([
      { share: 'notReported', min: -100, max: 0, wording: null },
    ]);
    expect(ask(told, 'amazon').changes).toMatchObject([
      { share: 'whole', min: -100, max: -100, wording: '100 to 100' },
    ]);
  });

  test("falls on a unit's own people as what the shares below leave", () => {
    // 60 and 30 are elsewhere: at most 10 of the 50 own people go.
    const told = readModels().after(
      ...tree,
      counted('amazon', 50, { scope: 'withoutSubUnits' }),
      hundred,
      share('cut', 'video', people(60)),
      share('cut', 'cloud', people(30)),
    );
    expect(shown(ask(told, 'amazon', { scope: 'withoutSubUnits' }))).toBe('40..50');
  });

  test('of a unit that does not stand below the layoff is flagged, and counts nothing', () => {
    const told = readModels().after(
      ...tree,
      ...bases,
      cut('cut', 'video', { positions: people(100) }),
      share('cut', 'cloud', people(60)),
    );
    expect(['amazon', 'video', 'cloud'].map((unit) => shown(ask(told, unit)))).toEqual([
      '1900',
      '900',
      '500',
    ]);
    expect(ask(told, 'video').flags).toContainEqual({ flag: 'shareOutsideLayoff', certainty: 'definite' });
    // mgm: room is all of the 100, since the share of cloud is not below video.
    expect(shown(ask(told, 'mgm'))).toBe('300..400');
  });
});

describe("a unit's own layoff", () => {
  test('counts for it and all above it, and for nobody beside', () => {
    const told = readModels().after(...tree, ...bases, cut('a', 'mgm', {}));
    expect(['amazon', 'video', 'mgm', 'cloud'].map((unit) => shown(ask(told, unit)))).toEqual([
      '1990',
      '990',
      '390',
      '500',
    ]);
  });

  test('counts above only as the tree stood on that day', () => {
    const told = readModels().after(
      amazon,
      division('mgm', 'amazon', { establishedOn: '2024-01-01' }),
      counted('amazon', 2_000, { countedOn: '2022-12-31' }),
      cut('before', 'mgm', { announcedOn: '2023-05-01', positions: people(7) }),
      cut('after', 'mgm', { announcedOn: '2024-05-01', positions: people(11) }),
    );
    expect(shown(ask(told, 'amazon', { on: '2023-12-31' }))).toBe('2000');
    expect(shown(ask(told, 'amazon', { on: '2024-12-31' }))).toBe('1989');
    expect(ask(told, 'amazon', { on: '2024-12-31' }).flags).toEqual([]);
  });

  test('counts above on any day where no source gives a start, and says that it is presumed', () => {
    const told = readModels().after(
      ...tree,
      counted('amazon', 2_000, { countedOn: '1999' }),
      cut('a', 'mgm', { announcedOn: '2000-01-01' }),
    );
    expect(shown(ask(told, 'amazon'))).toBe('1990');
    expect(ask(told, 'amazon').flags).toEqual([{ flag: 'treePresumed', certainty: 'possible' }]);
  });
});

describe('a unit without a report of its own', () => {
  const parts = [counted('video', 1_000), counted('cloud', 500)] as const;

  test('is the sum of its children where each is known', () => {
    expect(onDays([...tree, ...parts], ['2025-01-30', '2025-01-31'])).toEqual(['unknown', '1500']);
    expect(onDays([...tree, counted('video', 1_000)], ['2025-02-01'])).toEqual(['unknown']);
  });

  test('is its own people and its children where both are known', () => {
    const own = counted('amazon', 50, { scope: 'withoutSubUnits' });
    expect(onDays([...tree, ...parts, own], ['2025-02-01'])).toEqual(['1550']);
    expect(onDays([...tree, counted('video', 1_000), own], ['2025-02-01'])).toEqual(['unknown']);
    expect(onDays([amazon, own], ['2025-02-01'])).toEqual(['50']);
  });

  test('counts a layoff of all once, and one of a child with the child', () => {
    // 1500 − 100, though each child may have lost up to 100; then 10 more of video.
    expect(onDays([...tree, ...parts, hundred], ['2025-01-31', '2025-02-01'])).toEqual(['1500', '1400']);
    expect(onDays([...tree, ...parts, hundred, cut('a', 'video', {})], ['2025-02-01'])).toEqual(['1390']);
    expect(onDays([...tree, ...parts, hundred, share('cut', 'video', people(60))], ['2025-02-01'])).toEqual([
      '1400',
    ]);
  });

  test('prefers its own report, which stands for the whole subtree', () => {
    expect(onDays([...tree, ...parts, counted('amazon', 1_700)], ['2025-02-01'])).toEqual(['1700']);
  });

  test('names the reports of its parts as its base', () => {
    const { base, restsOn } = ask(readModels().after(...tree, ...parts), 'amazon');
    expect(base.certainty).toBe('certain');
    expect(base.reports.map(({ unitId, entry }) => [unitId, entry])).toEqual([
      ['cloud', 6],
      ['video', 5],
    ]);
    // The tree first, then both reports: positions 2 and 4 introduce the children.
    expect(restsOn).toEqual([2, 4, 5, 6]);
  });
});

describe('a percentage', () => {
  const percentage = (min: string, max = min) => ({ min, max, wording: `${min}%` });
  const tenth = cut('tenth', 'video', {
    positions: undefined,
    percentage: percentage('10'),
    announcedOn: '2025-03-15',
  });

  test('is of the people at the end of the day before', () => {
    expect(onDays([...tree, ...bases, tenth], ['2025-03-14', '2025-03-15'], 'video')).toEqual([
      '1000',
      '900',
    ]);
  });

  test('is rounded outward', () => {
    // Nine to ten per cent of 995 to 1,005: 995 × 0.9 = 895.5, 1005 × 0.91 = 914.55.
    const past = [
      amazon,
      counted('amazon', 0, { count: people(995, 1_005) }),
      cut('a', 'amazon', { positions: undefined, percentage: percentage('9', '10') }),
    ];
    expect(onDays(past, ['2025-02-01'])).toEqual(['895..915']);
  });

  test('acts before or after a cut of which the day is uncertain', () => {
    // Cut first: (1000 − 100) × 0.9 = 810. Cut after: 1000 × 0.9 − 100 = 800. Not cut yet: 900.
    const past = [
      ...tree,
      ...bases,
      tenth,
      cut('a', 'video', { positions: people(100), announcedOn: '2025-03' }),
    ];
    expect(onDays(past, ['2025-03-20', '2025-03-31'], 'video')).toEqual(['800..900', '800..810']);
  });

  test('counts above as a number of people', () => {
    // A tenth of the 1,000 of video is 100 of the 2,000 of amazon.
    expect(onDays([...tree, ...bases, tenth], ['2025-03-15'])).toEqual(['1900']);
    // Of video nothing is known: anything up to everybody.
    expect(onDays([...tree, counted('amazon', 2_000), tenth], ['2025-03-15'])).toEqual(['0..2000']);
  });

  test('falls on a unit below as a part that nobody reported', () => {
    // At most all of the 100 that video loses.
    expect(onDays([...tree, ...bases, tenth], ['2025-03-15'], 'mgm')).toEqual(['300..400']);
  });

  test('is only compared where a count is given too', () => {
    const past = [
      amazon,
      counted('amazon', 1_000),
      cut('a', 'amazon', { positions: people(80), percentage: percentage('10') }),
    ];
    expect(onDays(past, ['2025-02-01'])).toEqual(['920']);
  });

  test('acts beside "undisclosed", which is no count', () => {
    const past = [
      amazon,
      counted('amazon', 1_000),
      cut('a', 'amazon', { positions: people(0, null), percentage: percentage('10') }),
    ];
    expect(onDays(past, ['2025-02-01'])).toEqual(['900']);
  });

  test('of one day with another acts on the same people', () => {
    // 1000 × (1 − 0.1 − 0.2), not 1000 × 0.9 × 0.8.
    const past = [
      amazon,
      counted('amazon', 1_000),
      cut('a', 'amazon', { positions: undefined, percentage: percentage('10') }),
      cut('b', 'amazon', { positions: undefined, percentage: percentage('20') }),
    ];
    expect(onDays(past, ['2025-02-01'])).toEqual(['700']);
  });

  test('of which the day is uncertain acts or not', () => {
    const past = [
      amazon,
      counted('amazon', 1_000),
      cut('a', 'amazon', { positions: undefined, percentage: percentage('10'), announcedOn: '2025-03' }),
    ];
    expect(onDays(past, ['2025-02-28', '2025-03-01', '2025-03-31'])).toEqual(['1000', '900..1000', '900']);
  });
});

describe('a closure', () => {
  const closed = cut('closed', 'video', {
    positions: undefined,
    kind: 'closure',
    announcedOn: '2025-03-01',
    effectiveOn: '2025-06-30',
  });

  test('takes everybody, in every unit below too, and from those above as many', () => {
    const told = readModels().after(...tree, ...bases, closed);
    const on = (date: string): readonly string[] =>
      ['amazon', 'video', 'mgm', 'cloud'].map((unit) => shown(ask(told, unit, { on: date })));
    expect(on('2025-06-29')).toEqual(['2000', '1000', '400', '500']);
    expect(on('2025-06-30')).toEqual(['1000', '0', '0', '500']);
  });

  test('after other cuts takes those who are left', () => {
    const told = readModels().after(...tree, ...bases, cut('a', 'video', { positions: people(300) }), closed);
    expect(shown(ask(told, 'amazon', { on: '2025-07-01' }))).toBe('1000');
    expect(shown(ask(told, 'video', { on: '2025-07-01' }))).toBe('0');
  });
});

describe('at another point of knowledge and publication', () => {
  const past = [
    amazon,
    counted('amazon', 20_000, { citation: citing('2025-02-10') }),
    cut('a', 'amazon', {
      positions: people(14_000),
      announcedOn: '2025-10-28',
      citation: citing('2025-10-28'),
    }),
    // 4 and 5: the source corrects itself, and the right number is cited from the correction.
    withdrawal(3, citing('2025-10-30')),
    cut('a', 'amazon', {
      positions: people(4_000),
      announcedOn: '2025-10-28',
      citation: citing('2025-10-30'),
    }),
  ];
  const told = readModels().after(...past);
  const asked = (point: Point): string => shown(ask(told, 'amazon', point));

  test('answers as it was known then', () => {
    expect([0, 1].map((knownAt) => () => asked({ knownAt }))[0]).toThrow(
      'no unit "amazon" was recorded by position 0',
    );
    expect([1, 2, 3, 4, 5].map((knownAt) => asked({ knownAt }))).toEqual([
      'unknown',
      '20000',
      '6000',
      '20000',
      '16000',
    ]);
  });

  test('answers as it was published by then', () => {
    // A day ends at 24:00 UTC, inclusive.
    expect(asked({ publishedBy: '2025-02-10T23:59:59Z' })).toBe('unknown');
    expect(asked({ publishedBy: '2025-10-28T23:59:59Z' })).toBe('20000');
    expect(asked({ publishedBy: '2025-10-29T00:00:00Z' })).toBe('6000');
    expect(asked({ publishedBy: '2025-10-30T23:59:59Z' })).toBe('6000');
    expect(asked({ publishedBy: '2025-10-31T00:00:00Z' })).toBe('16000');
  });

  test('joins claims that are visible at once to their hull', () => {
    // The right number cites what came out on 10-29, the withdrawal what came out on 10-30: in between both are out.
    const overlapping = readModels().after(...past.slice(0, 4), {
      ...past[4]!,
      data: { ...past[4]!.data, citation: citing('2025-10-29') },
    } as Past);
    const answer = ask(overlapping, 'amazon', { publishedBy: '2025-10-30T12:00:00Z' });
    expect(shown(answer)).toBe('6000..16000');
    expect(answer.changes).toMatchObject([{ layoffId: 'a', min: -14_000, max: -4_000, entries: [3, 5] }]);
  });

  test('names what it rests on, the withdrawal that took a candidate away too', () => {
    expect(ask(told, 'amazon').restsOn).toEqual([2, 4, 5]);
    expect(ask(told, 'amazon', { knownAt: 3 }).restsOn).toEqual([2, 3]);
  });

  test('counts nothing of a withdrawn announcement, and leaves its shares without effect', () => {
    const cascade = readModels().after(
      ...tree,
      ...bases,
      hundred,
      share('cut', 'video', people(60)),
      withdrawal(9),
    );
    expect(['amazon', 'video'].map((unit) => shown(ask(cascade, unit)))).toEqual(['2000', '1000']);
  });

  test('answers under the id of a unit whose introduction is withdrawn', () => {
    const gone = readModels().after(amazon, counted('amazon', 100), withdrawal(1));
    expect(shown(ask(gone, 'amazon'))).toBe('100');
  });
});
