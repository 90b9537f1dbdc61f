/** What a headcount rests on, worked by hand; positions are those of the entries in the order told. */
import {
  citing,
  company,
  corroboration,
  division,
  headcount,
  layoff,
  people,
  withdrawal,
} from '../../../test/given';
import type { Past } from '../../../test/given';
import { day, readModels } from '../../../test/projection-harness';
import type { HeadcountAnswer } from './answer';

function ask(past: readonly Past[], unitId: string, on = '2025-12-01', since?: string): HeadcountAnswer {
  const told = readModels().after(...past);
  const from = since === undefined ? {} : { since: day(since) };
  return told.models.headcount(
    { unitId, metric: 'employees', scope: 'withSubUnits', ...from },
    told.at({ on }),
  );
}
const percent = (p: string) => ({ positions: undefined, percentage: { min: p, max: p, wording: `${p} %` } });
const counted = (unitId: string, number: number): Past =>
  headcount(unitId, { count: people(number), countedOn: '2025-01-01' });

describe('the net change', () => {
  test('rests on the changes since its day, though they are before the base', () => {
    // The bounds start from the report (3) after the layoff (2); the net change of -100 is the layoff alone.
    const past = [
      company('a'),
      layoff('l', 'a', { announcedOn: '2020-01-10', positions: people(100) }),
      headcount('a', { countedOn: '2021-01-01' }),
    ];
    const { net, netRestsOn, restsOn } = ask(past, 'a');
    expect(net).toEqual({ min: -100, max: -100, since: '2020-01-09' });
    expect(netRestsOn).toEqual([2]);
    expect(restsOn).toEqual([3]);
  });

  test('of a percentage rests on the report of which it is a percentage', () => {
    // 10 % of the 1000 of report 2.
    const past = [
      company('a'),
      counted('a', 1000),
      layoff('l', 'a', { ...percent('10'), announcedOn: '2025-06-01' }),
    ];
    expect(ask(past, 'a')).toMatchObject({
      net: { min: -100, max: -100, since: '2025-05-31' },
      netRestsOn: [2, 3],
    });
  });

  test('starts by default before the first change by the day, and is left out where there is none', () => {
    const past = [company('a'), layoff('l', 'a', { announcedOn: '2025-06-01', positions: people(10) })];
    expect(ask(past, 'a', '2025-05-31').net).toBeUndefined();
    expect(ask(past, 'a', '2025-06-01').net).toMatchObject({ min: -10, max: -10, since: '2025-05-31' });
    expect(ask(past, 'a', '2025-05-31', '2025-01-01').net).toMatchObject({
      min: 0,
      max: 0,
      since: '2025-01-01',
    });
  });
});

describe('a percentage rests on the people that it is of', () => {
  test('of a unit below the asked one', () => {
    // 10 % of the 100 of report 4: 1000 - 10.
    const past = [
      company('a'),
      division('b', 'a'),
      counted('a', 1000),
      counted('b', 100),
      layoff('l', 'b', { ...percent('10'), announcedOn: '2025-06-01' }),
    ];
    const { bounds, restsOn } = ask(past, 'a');
    expect(bounds).toEqual({ min: 990, max: 990 });
    expect(restsOn).toEqual([3, 4, 2, 5]);
  });

  test('of a unit above the asked one, and on what was withdrawn of it', () => {
    // 10 % of the 1000 of report 3 may all fall on b: 500 - 0..100. Were it not for withdrawal 7, report 6 would count.
    const past = [
      company('a'),
      division('b', 'a'),
      counted('a', 1000),
      counted('b', 500),
      layoff('l', 'a', { ...percent('10'), announcedOn: '2025-06-01' }),
      headcount('a', { count: people(9), countedOn: '2025-02-01' }),
      withdrawal(6),
    ];
    const { bounds, restsOn } = ask(past, 'b');
    expect(bounds).toEqual({ min: 400, max: 500 });
    expect(restsOn).toEqual([3, 4, 7, 2, 5]);
  });

  test('and so on what was cut of those before', () => {
    // b: 100 - 20 = 80 on 03-01 (layoff 5); 50 % of 80 on 06-01 is 40. a: 1000 - 20 - 40.
    const past = [
      company('a'),
      division('b', 'a'),
      counted('a', 1000),
      counted('b', 100),
      layoff('m', 'b', { positions: people(20), announcedOn: '2025-03-01' }),
      layoff('l', 'b', { ...percent('50'), announcedOn: '2025-06-01' }),
    ];
    expect(ask(past, 'a').bounds).toEqual({ min: 940, max: 940 });
    expect(ask(past, 'a', '2025-12-01', '2025-04-01')).toMatchObject({
      net: { min: -40 },
      netRestsOn: [4, 5, 2, 6],
    });
  });
});

describe('the tree', () => {
  test('is a ground where the claim of a place is withdrawn', () => {
    // Without withdrawal 4 the layoff of b would be one of a.
    const past = [
      company('a'),
      division('b', 'a'),
      layoff('l', 'b', { announcedOn: '2025-06-01' }),
      withdrawal(2),
    ];
    expect(ask(past, 'a').restsOn).toEqual([4]);
    expect(ask(past, 'b').restsOn).toEqual([4, 3]);
  });

  test('is a ground where a part that nobody counted makes the sum unknown', () => {
    // Were b (2) no part of a, a's own people (3) would be all; report 3 is none: with or without it, a is unknown.
    const own = headcount('a', { countedOn: '2025-01-01', scope: 'withoutSubUnits' });
    const { state, restsOn } = ask([company('a'), division('b', 'a'), own], 'a');
    expect(state).toBe('unknown');
    expect(restsOn).toContain(2);
  });

  test('is presumed for a sum where a part has no start', () => {
    const own = headcount('a', { countedOn: '2025-01-01', scope: 'withoutSubUnits' });
    const presumed = [{ flag: 'treePresumed', certainty: 'possible' }];
    expect(ask([company('a'), division('b', 'a'), counted('b', 5), own], 'a').flags).toEqual(presumed);
    const since = division('b', 'a', { establishedOn: '2020-01-01' });
    expect(ask([company('a'), since, counted('b', 5), own], 'a').flags).toEqual([]);
  });
});

test('a withdrawal that gave an entry back is a ground', () => {
  // Layoff 2, withdrawn by 3, given back by 4: without 4 nothing would be cut.
  const past = [company('a'), layoff('l', 'a', { announcedOn: '2025-06-01' }), withdrawal(2), withdrawal(3)];
  expect(ask(past, 'a').restsOn).toEqual([2, 4]);
});

describe('speed', () => {
  test('a chain of parts is counted in one pass', () => {
    // 41 units with 10 people of their own each; asked for each part twice over, this would not end.
    const units = Array.from({ length: 41 }, (_, depth) => `u${depth}`);
    const past = units.flatMap((unit, depth) => [
      depth === 0 ? company(unit) : division(unit, `u${depth - 1}`),
      headcount(unit, { count: people(10), countedOn: '2025-01-01', scope: 'withoutSubUnits' }),
    ]);
    expect(ask(past, 'u0').bounds).toEqual({ min: 410, max: 410 });
  });

  test('percentages of each other are bounded, wider where they nest deeply', () => {
    // Each of seven layoffs takes 1 % of a (1000) and 1 % of b (500), by turns; at the most 7 * 10 + 7 * 5 = 105 go.
    const past = [
      company('a'),
      division('b', 'a'),
      counted('a', 1000),
      counted('b', 500),
      ...Array.from({ length: 7 }, (_, month) => [
        layoff(`x${month}`, 'a', { ...percent('1'), announcedOn: `2025-0${month + 2}-01` }),
        layoff(`y${month}`, 'b', { ...percent('1'), announcedOn: `2025-0${month + 2}-15` }),
      ]).flat(),
    ];
    const { bounds } = ask(past, 'a');
    expect(bounds?.min).toBeGreaterThanOrEqual(895);
    // Seven times 1 % of 895 people at least is 8 at least each, rounded outward: 56 together.
    expect(bounds?.max).toBeLessThanOrEqual(944);
  });
});

describe('a report with which another source agrees', () => {
  const askedBy = (publishedBy: string, ...past: readonly Past[]): HeadcountAnswer => {
    const told = readModels().after(company('a', { citation: citing('2025-10-01') }), ...past);
    return told.models.headcount(
      { unitId: 'a', metric: 'employees', scope: 'withSubUnits' },
      told.at({ on: '2025-12-01', publishedBy }),
    );
  };
  const published = (on: string): Past => headcount('a', { countedOn: '2025-01-01', citation: citing(on) });

  test('and that is out by it alone, is missing by the withdrawal of that', () => {
    // Report 2 is published on the 28th; whoever agrees with it (3) was a week earlier, and took that back (4).
    const past = [published('2025-10-28'), corroboration(2, citing('2025-10-20')), withdrawal(3)];
    expect(askedBy('2025-10-21T12:00:00Z', ...past)).toMatchObject({ state: 'unknown', restsOn: [4] });
    expect(askedBy('2025-10-19T12:00:00Z', ...past)).toMatchObject({ state: 'unknown', restsOn: [] });
    expect(askedBy('2025-10-29T12:00:00Z', ...past)).toMatchObject({ state: 'known', restsOn: [2] });
  });

  test('only later, is missing by its own withdrawal', () => {
    const past = [published('2025-10-20'), corroboration(2, citing('2025-10-28')), withdrawal(2)];
    expect(askedBy('2025-10-21T12:00:00Z', ...past)).toMatchObject({ state: 'unknown', restsOn: [4] });
  });
});
