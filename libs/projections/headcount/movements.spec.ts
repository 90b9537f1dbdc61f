/** Hirings and transfers, worked by hand; each comment reckons what its test expects. */
import {
  citing,
  company,
  division,
  entryIdAt,
  headcount,
  hiring,
  layoff,
  people,
  share,
  transfer,
  withdrawal,
} from '../../../test/given';
import type { Past } from '../../../test/given';
import { day, readModels } from '../../../test/projection-harness';
import type { Point } from '../../../test/projection-harness';
import type { HeadcountAnswer } from './answer';
import type { HeadcountQuestion } from './headcount-query';

type Asking = Point & Partial<Omit<HeadcountQuestion, 'since'>> & { readonly since?: string };

function ask(past: readonly Past[], unitId: string, asking: Asking = {}): HeadcountAnswer {
  const { metric = 'employees', scope = 'withSubUnits', since, ...point } = asking;
  const question = { unitId, metric, scope, ...(since === undefined ? {} : { since: day(since) }) };
  const told = readModels().after(...past);
  return told.models.headcount(question, told.at({ on: '2025-12-31', ...point }));
}

/** `90..100`, `500..` without an upper bound, or `unknown`. */
function shown({ bounds }: HeadcountAnswer): string {
  if (bounds === undefined) return 'unknown';
  const { min, max } = bounds;
  return min === max ? `${min}` : `${min}..${max ?? ''}`;
}
const onDays = (past: readonly Past[], days: readonly string[], unitId = 'amazon', asking: Asking = {}) =>
  days.map((one) => shown(ask(past, unitId, { ...asking, on: one })));
/** What several units come to; a unit in parentheses stands for its own people alone. */
const each = (past: readonly Past[], units: readonly string[], asking: Asking = {}) =>
  units.map((unit) =>
    unit.startsWith('(')
      ? shown(ask(past, unit.slice(1, -1), { ...asking, scope: 'withoutSubUnits' }))
      : shown(ask(past, unit, asking)),
  );

const counted = (unitId: string, number: number, more: Parameters<typeof headcount>[1] = {}): Past =>
  headcount(unitId, { count: people(number), countedOn: '2025-01-31', ...more });
const own = (unitId: string, number: number): Past => counted(unitId, number, { scope: 'withoutSubUnits' });
const cut = (id: string, unitId: string, more: Parameters<typeof layoff>[2]): Past =>
  layoff(id, unitId, { announcedOn: '2025-02-01', ...more });
const percent = (p: string) => ({ positions: undefined, percentage: { min: p, max: p, wording: `${p} %` } });
const hired = (unitId: string, number: number, hiredOn = '2025-03-01'): Past =>
  hiring(unitId, { positions: people(number), hiredOn });
const moved = (from: string, to: string, number: number, transferredOn = '2025-03-01'): Past =>
  transfer(from, to, { positions: people(number), transferredOn });

const amazon = company('amazon');
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
const UNITS = ['amazon', 'video', 'mgm', 'cloud'] as const;

describe('a hiring', () => {
  test.each([
    // A count is of the end of its day, those hired are there from the start of theirs: in the count of 01-31 if of 01-31.
    ['on the day of the report', '2025-01-31', ['100', '100', '100']],
    ['on the day after', '2025-02-01', ['100', '110', '110']],
    // The upper edge rises on the earliest day, the lower on the latest.
    ['within February', '2025-02', ['100', '100..110', '110']],
    // In the count if of 01-31, not in it if of 02-01.
    ['on one of the two', '2025-01-31/2025-02-01', ['100..110', '100..110', '100..110']],
    ['before the report', '2025-01', ['100', '100', '100']],
  ])('%s', (_what, hiredOn, expected) => {
    const past = [amazon, counted('amazon', 100), hired('amazon', 10, hiredOn)];
    expect(onDays(past, ['2025-01-31', '2025-02-01', '2025-02-28'])).toEqual(expected);
  });

  test('within the month of an uncertain report may be in its count, and then for ever', () => {
    // The count of some day in January may be of before 01-15 or after it.
    const past = [
      amazon,
      counted('amazon', 100, { countedOn: '2025-01' }),
      hired('amazon', 10, '2025-01-15'),
    ];
    expect(onDays(past, ['2025-01-31', '2030-01-01'])).toEqual(['100..110', '100..110']);
  });

  test('of "about 300" keeps the bounds and the words of its source', () => {
    const about = { min: 250, max: 350, wording: 'about 300' };
    const past = [amazon, counted('amazon', 100), hiring('amazon', { positions: about, hiredOn: '2025-03' })];
    expect(onDays(past, ['2025-03-15', '2025-03-31'])).toEqual(['100..450', '350..450']);
    expect(ask(past, 'amazon').changes).toEqual([
      {
        change: 'hiring',
        unitId: 'amazon',
        share: 'whole',
        earliest: '2025-03-01',
        latest: '2025-03-31',
        min: 250,
        max: 350,
        wording: 'about 300',
        entries: [3],
      },
    ]);
  });

  test('of undisclosed number has no upper bound, and takes nobody', () => {
    const past = [amazon, counted('amazon', 100), hiring('amazon', { positions: people(0, null) })];
    expect(onDays(past, ['2025-05-31', '2025-06-01'])).toEqual(['100', '100..']);
    expect(ask(past, 'amazon').changes).toMatchObject([{ min: 0, max: null }]);
    // A hundred fewer at most: the lower edge is what is left without those hired.
    expect(shown(ask([...past, cut('a', 'amazon', { positions: people(30) })], 'amazon'))).toBe('70..');
  });

  test('counts for its unit and all above it, and for one below as a part that nobody reported', () => {
    const past = [...tree, ...bases, hired('video', 50)];
    // cloud stands beside; mgm may have got any number of the 50.
    expect(each(past, UNITS)).toEqual(['2050', '1050', '400..450', '500']);
    expect(ask(past, 'mgm').changes).toMatchObject([
      { change: 'hiring', unitId: 'video', share: 'notReported' },
    ]);
  });

  test("falls on a unit's own people in part, and as a whole where it has no sub-units", () => {
    const past = [...tree, own('video', 600), own('mgm', 400), hired('video', 50), hired('mgm', 7)];
    expect(each(past, ['(video)', '(mgm)'])).toEqual(['600..650', '407..457']);
  });

  test('counts above as the tree stood on its day', () => {
    const before = (establishedOn: string) => [
      amazon,
      division('mgm', 'amazon', { establishedOn }),
      counted('amazon', 100),
      hired('mgm', 10),
    ];
    expect(each(before('2025-03-01'), ['amazon'])).toEqual(['110']);
    expect(each(before('2025-03-02'), ['amazon'])).toEqual(['100']);
    expect(each(before('2025-03'), ['amazon'])).toEqual(['100..110']);
  });

  test('brings full-time equivalents up to as many, and people on the payroll one for one', () => {
    const of = (metric: 'fte' | 'payroll') =>
      shown(ask([amazon, counted('amazon', 100, { metric }), hired('amazon', 10)], 'amazon', { metric }));
    expect([of('fte'), of('payroll')]).toEqual(['100..110', '110']);
  });

  test('told twice counts twice, since nothing says that both are one', () => {
    expect(
      each([amazon, counted('amazon', 100), hired('amazon', 10), hired('amazon', 10)], ['amazon']),
    ).toEqual(['120']);
  });
});

describe('a cut and a hiring', () => {
  const base = counted('amazon', 100);
  const fewer = (announcedOn: string): Past => cut('a', 'amazon', { positions: people(150), announcedOn });

  test('of uncertain days are summed as they are, not cut at nobody in between', () => {
    // 100 - 150 + 80 = 30 by April, in whatever order; in between anything from 100 - 150 < 0 to 100 + 80.
    const past = [amazon, base, fewer('2025-03'), hired('amazon', 80, '2025-03')];
    expect(onDays(past, ['2025-03-15', '2025-03-31'])).toEqual(['0..180', '30']);
    expect(ask(past, 'amazon', { on: '2025-03-15' }).flags).toContainEqual({
      flag: 'cutAboveHeadcount',
      certainty: 'possible',
    });
    expect(ask(past, 'amazon').flags).toEqual([]);
  });

  test('the cut before: what was below nobody is made up by those hired', () => {
    // -50 on 02-10, then 30.
    const past = [amazon, base, fewer('2025-02-10'), hired('amazon', 80)];
    expect(onDays(past, ['2025-02-10', '2025-03-01'])).toEqual(['0', '30']);
  });

  test('the cut after, or possibly after', () => {
    const after = [amazon, base, fewer('2025-04-10'), hired('amazon', 80)];
    expect(onDays(after, ['2025-03-01', '2025-04-10'])).toEqual(['180', '30']);
    // Cut on some day from February to April: 100 - 150 or 100 before the hiring; 30 or 180 after it.
    const around = [amazon, base, fewer('2025-02/2025-04'), hired('amazon', 80)];
    expect(onDays(around, ['2025-02-15', '2025-03-01', '2025-04-30'])).toEqual(['0..100', '30..180', '30']);
  });
});

describe('a percentage beside a hiring', () => {
  const tenth = (announcedOn: string): Past => cut('t', 'amazon', { ...percent('10'), announcedOn });
  const thousand = counted('amazon', 1_000);

  test('is of those hired before it, and not of those hired on its day or after', () => {
    // (1000 + 100) * 0.9 = 990; 1000 * 0.9 + 100 = 1000.
    const past = (hiredOn: string) => [amazon, thousand, tenth('2025-03-15'), hired('amazon', 100, hiredOn)];
    expect(each(past('2025-03-14'), ['amazon'])).toEqual(['990']);
    expect(each(past('2025-03-15'), ['amazon'])).toEqual(['1000']);
    expect(each(past('2025-03'), ['amazon'])).toEqual(['990..1000']);
    // Before its end the hiring may not have come: 900.
    expect(onDays(past('2025-03'), ['2025-03-20'])).toEqual(['900..1000']);
  });

  test('of a unit below is of those hired there, seen from above', () => {
    // video: (1000 + 100) * 0.1 = 110 fewer; amazon: 2000 + 100 - 110.
    const past = [
      ...tree,
      ...bases,
      hired('video', 100),
      cut('t', 'video', { ...percent('10'), announcedOn: '2025-04-01' }),
    ];
    expect(each(past, ['amazon', 'video'])).toEqual(['1990', '990']);
    expect(ask(past, 'amazon').restsOn).toContain(9);
  });

  test('acts before or after a hiring of a coarse day, seen from above too', () => {
    // 10 % of 1000 or of 1100: 2000 + 100 - 100..110.
    const past = [
      ...tree,
      ...bases,
      hired('video', 100, '2025-03'),
      cut('t', 'video', { ...percent('10'), announcedOn: '2025-03-15' }),
    ];
    expect(each(past, ['amazon', 'video'])).toEqual(['1990..2000', '990..1000']);
  });

  test('of a coarse day is of whoever was there in between, seen from above too', () => {
    // video has 1000, from 03-10 on 1100, from 03-20 on 1000 again: 100 to 110 go. amazon: 2000 + 100 - 100 - 100..110.
    const past = [
      ...tree,
      ...bases,
      company('netflix'),
      hired('video', 100, '2025-03-10'),
      moved('video', 'netflix', 100, '2025-03-20'),
      cut('t', 'video', { ...percent('10'), announcedOn: '2025-03' }),
    ];
    expect(each(past, ['amazon'])).toEqual(['1890..1900']);
  });
});

describe('a transfer', () => {
  test('takes from one unit and those above it, gives to the other, and nothing to those above both', () => {
    const past = [...tree, ...bases, moved('mgm', 'cloud', 50)];
    expect(each(past, UNITS)).toEqual(['2000', '950', '350', '550']);
    expect(ask(past, 'amazon')).toMatchObject({ changes: [], restsOn: [5] });
    expect(ask(past, 'video').changes).toEqual([
      {
        change: 'transfer',
        fromUnitId: 'mgm',
        toUnitId: 'cloud',
        share: 'whole',
        earliest: '2025-03-01',
        latest: '2025-03-01',
        min: -50,
        max: -50,
        wording: '50 to 50',
        entries: [3, 9],
      },
    ]);
  });

  test('of an uncertain day leaves the company as it is', () => {
    const past = [...tree, ...bases, moved('video', 'cloud', 50, '2025-03')];
    expect(each(past, UNITS, { on: '2025-03-15' })).toEqual(['2000', '950..1000', '350..400', '500..550']);
    expect(each(past, UNITS)).toEqual(['2000', '950', '350..400', '550']);
  });

  test('falls on units below either side in part', () => {
    // mgm below the giving unit: 0..50 of it went. Below the taking one: 0..50 came.
    expect(each([...tree, ...bases, moved('cloud', 'video', 50)], UNITS)).toEqual([
      '2000',
      '1050',
      '400..450',
      '450',
    ]);
    expect(each([...tree, own('video', 600), moved('video', 'cloud', 50)], ['(video)'])).toEqual([
      '550..600',
    ]);
  });

  test('to a unit above joins the own people of that unit', () => {
    const past = [...tree, ...bases, own('amazon', 500), own('video', 600), moved('mgm', 'amazon', 50)];
    // mgm and video, which holds it, lose 50; amazon as a whole stays; cloud and the own people of video have no part in it.
    expect(each(past, [...UNITS, '(amazon)', '(video)'])).toEqual([
      '2000',
      '950',
      '350',
      '500',
      '550',
      '600',
    ]);
  });

  test('from a unit above comes from the own people of that unit', () => {
    const past = [...tree, ...bases, own('amazon', 500), own('video', 600), moved('amazon', 'video', 50)];
    // Of those who come to video some may join mgm.
    expect(each(past, [...UNITS, '(amazon)', '(video)'])).toEqual([
      '2000',
      '1050',
      '400..450',
      '500',
      '450',
      '600..650',
    ]);
  });

  test('between companies takes from one and gives to the other', () => {
    const past = [
      amazon,
      company('netflix'),
      counted('amazon', 100),
      counted('netflix', 70),
      moved('amazon', 'netflix', 5),
    ];
    expect(each(past, ['amazon', 'netflix'])).toEqual(['95', '75']);
  });

  test('of undisclosed number takes up to everybody, and gives any number', () => {
    const past = [...tree, ...bases, transfer('video', 'cloud', { positions: people(0, null) })];
    expect(each(past, UNITS)).toEqual(['2000', '0..1000', '0..400', '500..']);
  });

  test('whose places are uncertain may or may not leave the unit above', () => {
    // Where cloud is not yet of amazon on 03-01, the 50 leave amazon.
    const past = [
      amazon,
      division('video', 'amazon'),
      division('cloud', 'amazon', { establishedOn: '2025-03' }),
      counted('amazon', 2_000),
      moved('video', 'cloud', 50, '2025-03-15'),
    ];
    expect(each(past, ['amazon'])).toEqual(['1950..2000']);
    expect(ask(past, 'amazon').changes).toMatchObject([
      { change: 'transfer', min: -50, max: 0, entries: [2, 3, 5] },
    ]);
  });

  test('within a unit of which the own place is uncertain changes nothing above', () => {
    // video may not yet be of amazon on 03-15, but mgm and dreams are both of video.
    const past = [
      amazon,
      division('video', 'amazon', { establishedOn: '2025-03' }),
      division('mgm', 'video'),
      division('dreams', 'video'),
      counted('amazon', 2_000),
      moved('mgm', 'dreams', 50, '2025-03-15'),
    ];
    expect(each(past, ['amazon'])).toEqual(['2000']);
  });

  test('to or from what may be a unit above is either', () => {
    // If video is of amazon already, the 50 join amazon's own people: amazon stays, video loses them, cloud has no part in it.
    // If not, amazon gains 50, and cloud may have got them.
    const past = [
      amazon,
      division('video', 'amazon', { establishedOn: '2025-03' }),
      division('cloud', 'amazon'),
      counted('amazon', 2_000),
      counted('video', 1_000),
      counted('cloud', 500),
      own('amazon', 300),
      moved('video', 'amazon', 50, '2025-03-15'),
    ];
    expect(each(past, ['amazon', 'video', 'cloud', '(amazon)'])).toEqual([
      '2000..2050',
      '950',
      '500..550',
      '300..350',
    ]);
  });
});

describe('a sum of parts', () => {
  const parts = [counted('video', 1_000), counted('cloud', 500)] as const;

  test('gains what the unit hires once, however many parts it has', () => {
    // Each part gets 0..50, together they get 50.
    const past = [...tree, ...parts, hired('amazon', 50)];
    expect(each(past, ['amazon', 'video', 'cloud'])).toEqual(['1550', '1000..1050', '500..550']);
    expect(each([...tree, ...parts, own('amazon', 30), hired('amazon', 50)], ['amazon', '(amazon)'])).toEqual(
      ['1580', '30..80'],
    );
    expect(ask(past, 'amazon').restsOn).toEqual([2, 4, 5, 6, 7]);
  });

  test('gains some or all of what a unit above it hires', () => {
    const past = [
      ...tree,
      division('dreams', 'video'),
      counted('mgm', 400),
      counted('dreams', 10),
      hired('amazon', 50),
    ];
    expect(each(past, ['video'])).toEqual(['410..460']);
  });

  test('stays as it is where people go from one part to another, on whatever day', () => {
    for (const some of [people(50), people(40, 60), people(0, null)]) {
      const past = [
        ...tree,
        ...parts,
        transfer('video', 'cloud', { positions: some, transferredOn: '2025-03' }),
      ];
      expect(onDays(past, ['2025-03-15', '2025-03-31'])).toEqual(['1500', '1500']);
      expect(ask(past, 'amazon').restsOn).toEqual([2, 4, 5, 6]);
    }
  });

  test('stays as it is where people go from a part to the unit itself, its own people counted or not', () => {
    expect(each([...tree, ...parts, moved('video', 'amazon', 50)], ['amazon'])).toEqual(['1500']);
    const withOwn = [...tree, ...parts, own('amazon', 30), moved('video', 'amazon', 50, '2025-03')];
    expect(onDays(withOwn, ['2025-03-15', '2025-03-31'])).toEqual(['1530', '1530']);
    // The same within video, of which only mgm is counted, seen from amazon.
    const deeper = [...tree, counted('mgm', 400), counted('cloud', 500), moved('mgm', 'video', 50)];
    expect(each(deeper, ['amazon', 'video', 'mgm'])).toEqual(['900', '400', '350']);
  });

  test('counts a transfer by halves where one part was counted after it', () => {
    // cloud was counted on 03-31, with the 50 in it: 1000 - 50 + 500.
    const past = [
      ...tree,
      counted('video', 1_000),
      counted('cloud', 500, { countedOn: '2025-03-31' }),
      moved('video', 'cloud', 50),
    ];
    expect(each(past, ['amazon'])).toEqual(['1450']);
    expect(ask(past, 'amazon').restsOn).toContain(7);
    // Within March, or in April: 1500 - 50 if before the count of cloud, 1500 if after.
    const later = [...past.slice(0, -1), moved('video', 'cloud', 50, '2025-03/2025-04')];
    expect(onDays(later, ['2025-04-30'])).toEqual(['1450..1500']);
  });

  test('stays as it is where both parts were counted on one day, be it before or after', () => {
    const past = [...tree, ...parts, moved('video', 'cloud', 50, '2025-01/2025-02')];
    expect(each(past, ['amazon'])).toEqual(['1500']);
  });

  test('loses those who went where those who came are in a later count, or not yet', () => {
    // cloud was counted on 02-15. The 50 went by then, and are in its count; or on 02-16 or later.
    const past = [
      ...tree,
      counted('video', 1_000),
      counted('cloud', 500, { countedOn: '2025-02-15' }),
      moved('video', 'cloud', 50, '2025-02-05/2025-02-20'),
    ];
    expect(onDays(past, ['2025-02-15'])).toEqual(['1450..1500']);
  });

  test('loses exactly those who went, from whichever parts of the giving unit', () => {
    // mgm, dreams and the own people of video lose 50 together; cloud was counted with them in it: 415 - 50 + 500.
    const past = [
      ...tree,
      division('dreams', 'video'),
      counted('mgm', 400),
      counted('dreams', 10),
      own('video', 5),
      counted('cloud', 500, { countedOn: '2025-03-31' }),
      moved('video', 'cloud', 50),
    ];
    expect(each(past, ['amazon'])).toEqual(['865']);
  });

  test('gains once what the unit hires on an uncertain day', () => {
    expect(onDays([...tree, ...parts, hired('amazon', 50, '2025-03')], ['2025-03-15', '2025-03-31'])).toEqual(
      ['1500..1550', '1550'],
    );
  });

  test('counts a hiring by what falls on the parts that were counted before it', () => {
    // cloud was counted on 03-31: of the 50 hired on 03-01 anything may be in its count already.
    const past = [
      ...tree,
      counted('video', 1_000),
      counted('cloud', 500, { countedOn: '2025-03-31' }),
      hired('amazon', 50),
    ];
    expect(each(past, ['amazon'])).toEqual(['1500..1550']);
    // On 04-01 nobody has been counted after it.
    expect(each([...past.slice(0, -1), hired('amazon', 50, '2025-04-01')], ['amazon'])).toEqual(['1550']);
  });

  test('has a percentage of a part act on those who came before it', () => {
    // video: (1000 + 100) * 0.9; 100 of cloud's 500 came from video: no, from outside. 990 + 500.
    const tenth = cut('t', 'video', { ...percent('10'), announcedOn: '2025-04-01' });
    expect(each([...tree, ...parts, hired('video', 100), tenth], ['amazon'])).toEqual(['1490']);
    // 1000 - 50 is 950, of which a tenth goes: 855; cloud has 550.
    expect(each([...tree, ...parts, moved('video', 'cloud', 50), tenth], ['amazon'])).toEqual(['1405']);
    // Of the 100 that amazon hired anything from nobody to all may have been of video: 900 + 500 + 90..100.
    expect(each([...tree, ...parts, hired('amazon', 100), tenth], ['amazon'])).toEqual(['1400..1500']);
  });

  test('has a percentage of a unit below a part act on those hired there', () => {
    // mgm: 10 % of 200 + 100 is 30. video: 1000 + 100 - 30; with the 500 of cloud 1570.
    const tenth = cut('t', 'mgm', { ...percent('10'), announcedOn: '2025-04-01' });
    expect(each([...tree, ...parts, counted('mgm', 200), hired('mgm', 100), tenth], ['amazon'])).toEqual([
      '1570',
    ]);
  });

  test('of which a part may be counted anew does not mix both counts', () => {
    // By 03-15 video may have been counted at 1000, with the 50 hired on 02-15; if not, it is the 400 of mgm and those 50.
    const past = [
      ...tree,
      counted('mgm', 400),
      counted('cloud', 500),
      counted('video', 1_000, { countedOn: '2025-03' }),
      hired('mgm', 50, '2025-02-15'),
    ];
    expect(onDays(past, ['2025-03-15', '2025-03-31'])).toEqual(['950..1500', '1500']);
    // The same with 300 counted anew: 300 + 500, or 450 + 500.
    const fewer = past.map((one) =>
      one === past[6] ? counted('video', 300, { countedOn: '2025-03' }) : one,
    );
    expect(onDays(fewer, ['2025-03-15'])).toEqual(['800..950']);
  });

  test('of which a part may be counted anew takes a layoff of all either way', () => {
    // 900 - 100 if video is not counted anew; else 1000 + 500 - 0..100, since some of the 100 may have gone from cloud.
    const past = [
      ...tree,
      counted('mgm', 400),
      counted('cloud', 500),
      counted('video', 1_000, { countedOn: '2025-03' }),
      cut('a', 'amazon', { positions: people(100), announcedOn: '2025-02-15' }),
    ];
    const { bounds } = ask(past, 'amazon', { on: '2025-03-15' });
    expect(bounds?.min).toBeLessThanOrEqual(800);
    expect(bounds?.max).toBeGreaterThanOrEqual(1_500);
  });
});

describe('without a base', () => {
  test('the net change adds up what is recorded since', () => {
    const past = [
      amazon,
      hired('amazon', 500, '2024-03-01'),
      cut('a', 'amazon', { positions: people(200) }),
      hiring('amazon', { positions: people(10, 20), hiredOn: '2025-12' }),
    ];
    expect(ask(past, 'amazon', { on: '2025-12-15' })).toMatchObject({
      state: 'unknown',
      net: { min: 300, max: 320, since: '2024-02-29' },
    });
    expect(ask(past, 'amazon', { since: '2024-03-01' }).net).toMatchObject({ min: -190, max: -180 });
  });

  test('starts before the first change of the unit or below; those of units above count from there', () => {
    // video's first change of its own is of 03-01. The hiring of amazon before is not since then, the cut after is: 0..30 of it.
    const past = [
      ...tree,
      hired('amazon', 500, '2025-01-01'),
      hired('mgm', 7),
      cut('a', 'amazon', { positions: people(30), announcedOn: '2025-04-01' }),
    ];
    expect(ask(past, 'video').net).toEqual({ min: -23, max: 7, since: '2025-02-28' });
    expect(ask(past, 'video').changes).toMatchObject([
      { change: 'layoff' },
      { change: 'hiring', unitId: 'mgm' },
    ]);
    expect(ask(past, 'amazon').net).toMatchObject({ since: '2024-12-31' });
  });

  test("is left out where only units above changed, and no source gives a part; a part makes it the unit's own", () => {
    const past = [...tree, cut('a', 'amazon', { positions: people(30) })];
    expect(ask(past, 'video').net).toBeUndefined();
    expect(ask(past, 'video', { since: '2025-01-01' }).net).toMatchObject({ min: -30, max: 0 });
    expect(ask([...past, share('a', 'mgm', people(10))], 'video').net).toEqual({
      min: -30,
      max: -10,
      since: '2025-01-31',
    });
  });

  test('says nothing of a transfer within the unit', () => {
    expect(ask([...tree, moved('mgm', 'cloud', 50)], 'amazon').net).toBeUndefined();
    expect(ask([...tree, moved('mgm', 'cloud', 50)], 'video').net).toMatchObject({ min: -50, max: -50 });
  });
});

describe('at another point of knowledge and publication', () => {
  const published = (more: Parameters<typeof hiring>[1], on: string): Past =>
    hiring('amazon', { hiredOn: '2025-03-01', ...more, citation: citing(on) });
  const past = [
    amazon,
    counted('amazon', 1_000, { citation: citing('2025-02-10') }),
    published({ positions: people(500) }, '2025-03-10'),
    withdrawal(3, citing('2025-03-20')),
    { ...published({ positions: people(50) }, '2025-03-15'), restates: entryIdAt(3) },
  ] as const;

  test('a hiring counts from its publication and its recording on', () => {
    const of = (asking: Asking): string => shown(ask(past, 'amazon', asking));
    expect([2, 3, 4, 5].map((knownAt) => of({ knownAt }))).toEqual(['1000', '1500', '1000', '1050']);
    expect(of({ publishedBy: '2025-03-10T23:59:59Z' })).toBe('1000');
    expect(of({ publishedBy: '2025-03-11T00:00:00Z' })).toBe('1500');
    expect(of({ publishedBy: '2025-03-21T00:00:00Z' })).toBe('1050');
  });

  test('two claims of one hiring that are out at once are joined, not added', () => {
    // The right number came out on 03-15, the withdrawal of the wrong one on 03-20: 50..500 in between, never 550.
    const { changes, ...answer } = ask(past, 'amazon', { publishedBy: '2025-03-18' });
    expect(shown(answer as HeadcountAnswer)).toBe('1050..1500');
    expect(changes).toMatchObject([{ change: 'hiring', min: 50, max: 500, entries: [3, 5] }]);
    // In a sum, too.
    const parts = [...tree, counted('video', 600), counted('cloud', 400)];
    const claims = [
      published({ positions: people(500) }, '2025-03-10'),
      { ...published({ positions: people(50) }, '2025-03-15'), restates: entryIdAt(7) },
    ] as const;
    expect(shown(ask([...parts, ...claims], 'amazon'))).toBe('1050..1500');
  });

  test('one claim that it was another unit leaves both possible', () => {
    const claims = [hired('mgm', 50), { ...hired('cloud', 50), restates: entryIdAt(9) }] as const;
    expect(each([...tree, ...bases, ...claims], UNITS)).toEqual([
      '2050',
      '1000..1050',
      '400..450',
      '500..550',
    ]);
  });

  test('the withdrawal that took a hiring or a transfer away is a ground', () => {
    const withdrawn = ask([amazon, counted('amazon', 100), hired('amazon', 5), withdrawal(3)], 'amazon');
    expect(shown(withdrawn)).toBe('100');
    expect(withdrawn.restsOn).toEqual([2, 4]);
    const gone = [...tree, ...bases, moved('video', 'cloud', 50), withdrawal(9)];
    expect(each(gone, UNITS)).toEqual(['2000', '1000', '400', '500']);
    expect(ask(gone, 'cloud').restsOn).toEqual([8, 10]);
    // Given back by a withdrawal of the withdrawal.
    expect(ask([...gone, withdrawal(10)], 'cloud')).toMatchObject({
      bounds: { min: 550 },
      restsOn: [8, 9, 11],
    });
  });
});
