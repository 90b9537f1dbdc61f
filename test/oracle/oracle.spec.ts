import { HEAD, changes, headcount, led, named, net, question } from './asking';
import { dateOf, dayNumber, latestInstant, spanOf } from './dates';
import { distributions } from './distribution';
import { Draft, quantity } from './draft';
import { headcountHull } from './headcount';
import { leadershipChanges, whoLed } from './leadership';
import { publishedAt, visibleEntries } from './visible';
import { daysTried, explore, ruleOut } from './worlds';

describe('dates', () => {
  test.each([
    ['2025', '2025-01-01', '2025-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2025-10-28', '2025-10-28', '2025-10-28'],
    ['2025-06~', '2025-05-01', '2025-07-31'],
    ['2025-01~', '2024-12-01', '2025-02-28'],
    ['2025~', '2024-01-01', '2026-12-31'],
    ['2025-03-01~', '2025-02-28', '2025-03-02'],
    ['2025-06/2025-09', '2025-06-01', '2025-09-30'],
  ])('%s is %s to %s', (text, earliest, latest) => {
    const span = spanOf(text);
    expect([dateOf(span.earliest), dateOf(span.latest)]).toEqual([earliest, latest]);
  });

  test('open ends are infinite', () => {
    expect(spanOf('../2025-10-28')).toEqual({ earliest: -Infinity, latest: dayNumber('2025-10-28') });
    expect(spanOf('2024-01/..')).toEqual({ earliest: dayNumber('2024-01-01'), latest: Infinity });
  });

  test('a publication day ends at 24:00 UTC; a clock time is exact', () => {
    expect(latestInstant('2025-10')).toBe(Date.parse('2025-11-01T00:00:00Z'));
    expect(latestInstant('2025-10-28T09:30:00+03:00')).toBe(Date.parse('2025-10-28T06:30:00Z'));
  });
});

describe('worlds', () => {
  test('every combination of what is picked is one world, and the same thing is the same within it', () => {
    const seen: string[] = [];
    const explored = explore((pick) => {
      const coin = pick('coin', ['heads', 'tails']);
      const die = coin === 'heads' ? pick('die', [1, 2, 3]) : 0;
      seen.push(`${coin}${die}${pick('coin', ['ignored'])}`);
    });
    expect(seen).toEqual(['heads1heads', 'heads2heads', 'heads3heads', 'tails0tails']);
    expect(explored).toEqual({ worlds: 4 });
  });

  test('a world that is ruled out is left, the others are walked', () => {
    const seen: number[] = [];
    explore((pick) => {
      if (pick('a', [1, 2]) === 1) ruleOut();
      seen.push(pick('b', [1, 2]));
    });
    expect(seen).toEqual([1, 2]);
  });

  test('more worlds than the cap are told, not hidden', () => {
    expect(explore((pick) => pick('a', [1, 2, 3]), 2)).toBe('tooMany');
  });

  test('days tried are the bounds and the days of others, and those after them, within', () => {
    const days = daysTried([
      { earliest: 10, latest: 20 },
      { earliest: 15, latest: 15 },
      { earliest: -Infinity, latest: 18 },
    ]);
    expect(days({ earliest: 10, latest: 20 })).toEqual([10, 11, 15, 16, 18, 19, 20]);
    expect(days({ earliest: -Infinity, latest: 18 })).toEqual([8, 10, 11, 15, 16, 18]);
  });
});

describe('visibility', () => {
  const at = (draft: Draft, knownAt: number, publishedBy?: string): readonly number[] => {
    const point = publishedBy === undefined ? {} : { publishedBy: latestInstant(publishedBy) };
    return visibleEntries(draft.entries, { knownAt, ...point }).map(({ position }) => position);
  };

  test('an entry is visible from its position and its publication on, both inclusive', () => {
    const draft = new Draft();
    draft.fact('CompanyRegistered', { unitId: 'u' }, '2025-06');
    expect(at(draft, 0)).toEqual([]);
    expect(at(draft, 1)).toEqual([1]);
    expect(at(draft, 1, '2025-06-29')).toEqual([]);
    expect(at(draft, 1, '2025-06-30')).toEqual([1]);
  });

  test('what was read was out: a publication is never later than its recording', () => {
    const draft = new Draft();
    draft.fact('CompanyRegistered', { unitId: 'u' }, '2030');
    expect(publishedAt(draft.entries[0]!)).toBe(draft.entries[0]!.recordedAt);
  });

  test('a recording error is withdrawn at every publication; a source correction from its own on', () => {
    const draft = new Draft();
    draft.fact('CompanyRegistered', { unitId: 'u' }, '2025-01');
    draft.fact('CompanyRegistered', { unitId: 'v' }, '2025-01');
    draft.retract(1);
    draft.retract(2, '2025-06');
    expect(at(draft, 2, '2025-03')).toEqual([1, 2]);
    expect(at(draft, 4, '2025-03')).toEqual([2, 3]);
    expect(at(draft, 4, '2025-06')).toEqual([3, 4]);
  });

  test('a withdrawn withdrawal withdraws nothing, where its own withdrawal reaches it', () => {
    // The correction of 2025-06 is itself taken back by one of 2025-09: between the two the entry is withdrawn, after it again visible.
    const draft = new Draft();
    draft.fact('CompanyRegistered', { unitId: 'u' }, '2025-01');
    draft.retract(1, '2025-06');
    draft.retract(2, '2025-09');
    expect(at(draft, 3, '2025-05')).toEqual([1]);
    expect(at(draft, 3, '2025-07')).toEqual([2]);
    expect(at(draft, 3, '2025-09')).toEqual([1, 3]);
    expect(at(draft, 2, '2025-09')).toEqual([2]);
  });

  test('a correction recorded as published later than the right entry leaves both visible between', () => {
    const draft = new Draft();
    draft.fact('CompanyRegistered', { unitId: 'u' }, '2025-01');
    draft.retract(1, '2025-09');
    draft.fact('CompanyRegistered', { unitId: 'u' }, '2025-06');
    expect(at(draft, 3, '2025-07')).toEqual([1, 3]);
  });
});

describe('the distribution of a layoff', () => {
  // u has a and b below it, and c stands below a.
  const branch = {
    unitId: 'u',
    below: [
      { unitId: 'a', below: [{ unitId: 'c', below: [] }] },
      { unitId: 'b', below: [] },
    ],
  };
  const reach = (
    shares: Record<string, [number, number]>,
    min: number,
    max = min,
  ): Record<string, string> => {
    const given = new Map(
      Object.entries(shares).map(([unit, [low, high]]) => [unit, { min: low, max: high }]),
    );
    const found = distributions(branch, { min, max }, given);
    const of = (...units: string[]): string => {
      const sums = found.map((one) => units.reduce((total, unit) => total + (one.get(unit) ?? 0), 0));
      return found.length === 0 ? 'none' : `${Math.min(...sums)}..${Math.max(...sums)}`;
    };
    return { u: of('u', 'a', 'b', 'c'), a: of('a', 'c'), b: of('b'), c: of('c'), own: of('u') };
  };

  test('without shares falls anywhere: silence is not zero', () => {
    expect(reach({}, 100)).toEqual({ u: '100..100', a: '0..100', b: '0..100', c: '0..100', own: '0..100' });
  });

  test('leaves to the others what a share does not take', () => {
    // Of 100, b takes 30 to 40: at least 0 and at most 70 are left for a and what is below it.
    expect(reach({ b: [30, 40] }, 100)).toEqual({
      u: '100..100',
      a: '0..70',
      b: '30..40',
      c: '0..70',
      own: '0..70',
    });
  });

  test('a share within a share lies within it', () => {
    expect(reach({ a: [20, 50], c: [10, 90] }, 100)).toMatchObject({ a: '20..50', c: '10..50', b: '0..80' });
  });

  test('a whole is no smaller than the shares in it', () => {
    expect(reach({ b: [50, 50] }, 20, 90)).toMatchObject({ u: '50..90', a: '0..40' });
  });

  test('shares above the whole leave no world', () => {
    expect(reach({ a: [80, 80], b: [40, 40] }, 100)).toMatchObject({ u: 'none' });
  });
});

describe('a headcount', () => {
  test('is unknown without a report, and before its day; the answer is the last report by the day', () => {
    const draft = new Draft();
    draft.unit('u');
    expect(headcount(draft, 'u', '2025-01-01')).toBe('unknown');
    draft.report('u', '2024-06-30', 100);
    draft.report('u', '2025-06-30', [120, null]);
    expect(headcount(draft, 'u', '2024-06-29')).toBe('unknown');
    expect(headcount(draft, 'u', '2024-06-30')).toBe('known 100..100');
    expect(headcount(draft, 'u', '2025-06-30')).toBe('known 120..∞');
    expect(headcount(draft, 'u', '2025-06-30', { metric: 'payroll' })).toBe('unknown');
    expect(headcount(draft, 'u', '2025-06-30', { scope: 'withoutSubUnits' })).toBe('unknown');
  });

  test('before the latest day of the first report ever is unknown, with bounds if already', () => {
    const draft = new Draft();
    draft.report('u', '2025-06', [90, 100]);
    expect(headcount(draft, 'u', '2025-05-31')).toBe('unknown');
    expect(headcount(draft, 'u', '2025-06-01')).toBe('unknown 90..100');
    expect(headcount(draft, 'u', '2025-06-30')).toBe('known 90..100');
  });

  test('is the hull of both reports where either may be the last', () => {
    const draft = new Draft();
    draft.report('u', '2025-06', 100);
    draft.report('u', '2025-06-15', 80);
    // Until 06-14 the second has not been; from 06-15 it has, and the first may have come after it.
    expect(headcount(draft, 'u', '2025-06-14')).toBe('unknown 100..100');
    expect(headcount(draft, 'u', '2025-06-15')).toBe('known 80..100');
    draft.report('u', '2025-07-01', 70);
    expect(headcount(draft, 'u', '2025-07-01')).toBe('known 70..70');
  });

  test('falls at the start of the day of a cut; one on the day of the report is in the report', () => {
    const draft = new Draft();
    draft.report('u', '2025-01-31', 100);
    draft.layoff('before', 'u', '2025-01-31', { positions: quantity(10) });
    draft.layoff('after', 'u', '2025-02-01', { positions: quantity([5, 7]) });
    expect(headcount(draft, 'u', '2025-01-31')).toBe('known 100..100');
    expect(headcount(draft, 'u', '2025-02-01')).toBe('known 93..95');
  });

  test('falls on the effective day where it is named', () => {
    const draft = new Draft();
    draft.report('u', '2025-01-31', 100);
    draft.layoff('l', 'u', '2025-02-01', { positions: quantity(10), effectiveOn: '2025-03' });
    // The lower edge falls on the earliest day, the upper on the latest.
    expect(headcount(draft, 'u', '2025-02-28')).toBe('known 100..100');
    expect(headcount(draft, 'u', '2025-03-01')).toBe('known 90..100');
    expect(headcount(draft, 'u', '2025-03-31')).toBe('known 90..90');
  });

  test('with a change whose day overlaps the report is the hull of counting it and not', () => {
    const draft = new Draft();
    draft.report('u', '2025-01', 100);
    draft.layoff('l', 'u', '2025-01-20', { positions: quantity(10) });
    expect(headcount(draft, 'u', '2025-02-01')).toBe('known 90..100');
  });

  test('an undisclosed layoff leaves no lower bound but nobody', () => {
    const draft = new Draft();
    draft.report('u', '2025-01-31', 100);
    draft.layoff('l', 'u', '2025-02-01', { positions: quantity([0, null]) });
    expect(headcount(draft, 'u', '2025-02-01')).toBe('known 0..100');
  });

  test('a percentage acts on the day before, several of one day on the same count, rounded outward', () => {
    const draft = new Draft();
    draft.report('u', '2025-01-31', 101);
    draft.layoff('l', 'u', '2025-02-01', { percentage: { min: '10', max: '20' } });
    // 101 less 10.1 is 90.9, less 20.2 is 80.8.
    expect(headcount(draft, 'u', '2025-02-01')).toBe('known 80..91');
    draft.layoff('m', 'u', '2025-02-01', { percentage: { min: '50', max: '50' } });
    draft.layoff('n', 'u', '2025-02-01', { positions: quantity(1) });
    // 101 less 10.1 to 20.2, less 50.5, less 1: 29.3 to 39.4.
    expect(headcount(draft, 'u', '2025-02-01')).toBe('known 29..40');
  });

  test('a percentage beside a count is only compared; beside an undisclosed number it acts', () => {
    const draft = new Draft();
    draft.report('u', '2025-01-31', 100);
    const percentage = { min: '10', max: '10' };
    draft.layoff('l', 'u', '2025-02-01', { positions: quantity(5), percentage });
    expect(headcount(draft, 'u', '2025-02-01')).toBe('known 95..95');
    draft.layoff('m', 'u', '2025-02-02', { positions: quantity([0, null]), percentage });
    expect(headcount(draft, 'u', '2025-02-02')).toBe('known 85..86');
  });

  test('a percentage before or after a cut of uncertain day: both orders are worlds', () => {
    const draft = new Draft();
    draft.report('u', '2025-01-31', 100);
    draft.layoff('count', 'u', '2025-02', { positions: quantity(50) });
    draft.layoff('part', 'u', '2025-02-10', { percentage: { min: '10', max: '10' } });
    // 100 − 50 = 50, less a tenth 45; or 100 less a tenth 90, less 50 = 40.
    expect(headcount(draft, 'u', '2025-03-01')).toBe('known 40..45');
    expect(headcountHull(draft.entries, question('u', '2025-03-01', {})).widened).toContain(
      'percentageAmongOthers',
    );
  });

  test('a percentage of a unit below takes its bounds times the percentage from the unit above', () => {
    const draft = new Draft();
    draft.unit('u');
    draft.unit('v', 'u');
    draft.report('u', '2025-01-31', 1_000);
    draft.report('v', '2025-01-31', [100, 200]);
    draft.layoff('l', 'v', '2025-02-01', { percentage: { min: '10', max: '50' } });
    expect(headcount(draft, 'v', '2025-02-01')).toBe('known 50..180');
    expect(headcount(draft, 'u', '2025-02-01')).toBe('known 900..990');
  });

  test('a closure takes everybody, also in the units below', () => {
    const draft = new Draft();
    draft.unit('u');
    draft.unit('v', 'u');
    draft.unit('w', 'v');
    for (const unit of ['u', 'v', 'w']) draft.report(unit, '2025-01-31', { u: 100, v: 30, w: 10 }[unit]!);
    draft.layoff('l', 'v', '2025-02-01', { kind: 'closure' });
    expect(headcount(draft, 'u', '2025-02-01')).toBe('known 70..70');
    expect(headcount(draft, 'v', '2025-02-01')).toBe('known 0..0');
    expect(headcount(draft, 'w', '2025-02-01')).toBe('known 0..0');
  });

  test('a closure of which a part is given leaves the other parts the rest, and no more', () => {
    const draft = new Draft();
    for (const unit of ['u', 'v', 'w']) draft.unit(unit, unit === 'u' ? undefined : 'u');
    draft.report('u', '2025-01-31', 100);
    const closed = draft.layoff('l', 'u', '2025-02-01', { kind: 'closure' });
    expect(net(draft, 'w', '2025-02-01')).toBe('known -100..0');
    draft.share('l', 'v', [70, 80]);
    expect(net(draft, 'w', '2025-02-01')).toBe('known -30..0');
    draft.retract(closed);
    expect(net(draft, 'w', '2025-02-01')).toBe('unknown');
  });

  test('a temporary layoff never counts; full-time equivalents fall by 0..count; a retracted announcement counts nothing', () => {
    const draft = new Draft();
    draft.report('u', '2025-01-31', 100);
    draft.report('u', '2025-01-31', 90, { metric: 'fte' });
    draft.layoff('t', 'u', '2025-02-01', { kind: 'temporary', positions: quantity(50) });
    const announced = draft.layoff('l', 'u', '2025-02-01', { positions: quantity(10) });
    expect(headcount(draft, 'u', '2025-02-01')).toBe('known 90..90');
    expect(headcount(draft, 'u', '2025-02-01', { metric: 'fte' })).toBe('known 80..90');
    draft.retract(announced);
    expect(headcount(draft, 'u', '2025-02-01')).toBe('known 100..100');
    expect(net(draft, 'u', '2025-02-01')).toBe('unknown');
  });

  test('a cut above the headcount answers nobody', () => {
    const draft = new Draft();
    draft.report('u', '2025-01-31', 10);
    draft.layoff('l', 'u', '2025-02-01', { positions: quantity(20) });
    expect(headcount(draft, 'u', '2025-02-01')).toBe('known 0..0');
  });

  test('a correction that is not out yet leaves both claims: the hull of days and quantities', () => {
    const draft = new Draft();
    draft.report('u', '2025-01-31', 100);
    const wrong = draft.layoff('l', 'u', '2025-02-01', { positions: quantity(10) });
    draft.retract(wrong, '2026-01');
    draft.layoff('l', 'u', '2025-02-03', { positions: quantity(30) });
    expect(headcount(draft, 'u', '2025-02-02', { publishedBy: '2025-12-31' })).toBe('known 70..100');
    expect(headcount(draft, 'u', '2025-02-03', { publishedBy: '2025-12-31' })).toBe('known 70..90');
    expect(headcount(draft, 'u', '2025-02-02')).toBe('known 100..100');
  });
});

describe('a headcount within the tree', () => {
  const tree = (): Draft => {
    const draft = new Draft();
    draft.unit('u');
    draft.unit('a', 'u');
    draft.unit('b', 'u');
    return draft;
  };
  const own = { scope: 'withoutSubUnits' };

  test('a layoff counts once as a whole above, and 0..all in a unit below without a share', () => {
    const draft = tree();
    draft.report('u', '2025-01-31', 1_000);
    draft.report('a', '2025-01-31', 100);
    draft.layoff('l', 'u', '2025-02-01', { positions: quantity(60) });
    expect(headcount(draft, 'u', '2025-02-01')).toBe('known 940..940');
    expect(headcount(draft, 'a', '2025-02-01')).toBe('known 40..100');
    draft.share('l', 'b', [40, 50]);
    expect(headcount(draft, 'a', '2025-02-01')).toBe('known 80..100');
    draft.share('l', 'a', 15);
    expect(headcount(draft, 'a', '2025-02-01')).toBe('known 85..85');
  });

  test('own staff and sub-units are added, with one layoff counted once', () => {
    const draft = tree();
    draft.report('u', '2025-01-31', 10, own);
    draft.report('a', '2025-01-31', 100);
    expect(headcount(draft, 'u', '2025-02-01')).toBe('unknown');
    draft.report('b', '2025-01-31', 200);
    draft.layoff('l', 'u', '2025-02-02', { positions: quantity(60) });
    expect(headcount(draft, 'u', '2025-02-01')).toBe('known 310..310');
    // However the 60 fall on own staff, a and b, 250 are left.
    expect(headcount(draft, 'u', '2025-02-02')).toBe('known 250..250');
    expect(headcount(draft, 'u', '2025-02-02', { scope: 'withoutSubUnits' })).toBe('known 0..10');
  });

  test('sub-units alone give the sum; a layoff that some of their reports hold already counts for the others alone', () => {
    const draft = tree();
    draft.report('a', '2025-01-31', 100);
    draft.report('b', '2025-02-28', 200);
    draft.layoff('l', 'u', '2025-02-02', { positions: quantity(60) });
    // What falls on b, 0 to 60, is in its report; the rest falls on a.
    expect(headcount(draft, 'u', '2025-03-01')).toBe('known 240..300');
  });

  test('a unit that was not there yet on the day of a layoff has no part in it', () => {
    const draft = tree();
    draft.unit('c', 'u', '2025-02-10');
    draft.report('c', '2025-01-31', 50);
    draft.layoff('l', 'u', '2025-02-01', { positions: quantity(20) });
    expect(headcount(draft, 'c', '2025-02-15')).toBe('known 50..50');
    draft.layoff('m', 'u', '2025-02-12', { positions: quantity(20) });
    expect(headcount(draft, 'c', '2025-02-15')).toBe('known 30..50');
  });

  test('a share of a unit that is not below the layoff counts nothing', () => {
    const draft = tree();
    draft.report('b', '2025-01-31', 50);
    draft.layoff('l', 'a', '2025-02-01', { positions: quantity(20) });
    draft.share('l', 'b', 20);
    expect(headcount(draft, 'b', '2025-02-01')).toBe('known 50..50');
  });

  test('shares above the whole leave no world, and the answer says so', () => {
    const draft = tree();
    draft.report('a', '2025-01-31', 50);
    draft.layoff('l', 'u', '2025-02-01', { positions: quantity(20) });
    draft.share('l', 'a', 30);
    expect(headcount(draft, 'a', '2025-02-01')).toBe('contradictory');
  });
});

describe('the seed story', () => {
  const story = (): Draft => {
    const draft = new Draft();
    draft.unit('amazon');
    for (const unit of ['mgm', 'prime-video', 'alexa-fund']) draft.unit(unit, 'amazon');
    draft.layoff('s1', 'amazon', '2025-10-28', { positions: quantity(14_000) });
    draft.share('s1', 'mgm', [0, null]);
    draft.layoff('s14', 'mgm', '2024-01', { positions: quantity([200, 999]) });
    const notHead = (postId: string) => ({ unitId: 'mgm', postId, heads: false });
    draft.dismiss('rosenstein', '2025/2025-10-28', notHead('casting'));
    draft.dismiss('choi', '2025/2025-10-28', notHead('drama'));
    draft.dismiss('kitada', '2025/2025-10-28', notHead('creative'));
    draft.appoint('hopkins', '../2025-10-28', { unitId: 'mgm' });
    draft.reassign(
      'cheng',
      '2025/2025-10-28',
      { unitId: 'prime-video' },
      { unitId: 'amazon', postId: 'ai', heads: false },
    );
    return draft;
  };

  test('headcounts are unknown; changes are bounded', () => {
    const draft = story();
    expect(headcount(draft, 'amazon', '2025-10-29')).toBe('unknown');
    expect(net(draft, 'amazon', '2025-10-29', { since: '2025-10-27' })).toBe('known -14000..-14000');
    expect(net(draft, 'alexa-fund', '2025-10-29')).toBe('known -14000..0');
    expect(net(draft, 'mgm', '2025-10-29', { since: '2025-10-27' })).toBe('known -14000..0');
    expect(net(draft, 'mgm', '2025-10-29')).toBe('known -14999..-200');
    // In January the cut of S14 may have been on any day.
    expect(net(draft, 'mgm', '2024-01-15')).toBe('known -999..0');
    expect(net(draft, 'amazon', '2024-02-01')).toBe('known -999..-200');
  });

  test('leaders come out as the design says', () => {
    const draft = story();
    expect(led(draft, '2025-10-28', 'mgm')).toBe('held hopkins');
    expect(led(draft, '2020-01-01', 'mgm')).toBe('held hopkins?');
    expect(led(draft, '2025-06-01', 'prime-video')).toBe('held cheng?');
    expect(led(draft, '2025-11-01', 'prime-video')).toBe('vacant');
    expect(led(draft, '2025-11-01', 'alexa-fund')).toBe('notRecorded');
  });

  test('leadership changes of 2025: three in MGM Studios, one in Prime Video', () => {
    const draft = story();
    // That Hopkins is in office on 10-28 is no change: when he came, nobody recorded.
    expect(changes(draft, 'mgm', 2025)).toBe('3..3');
    const heads = leadershipChanges(draft.entries, { unitId: 'mgm', year: 2025, knownAt: HEAD, heads: true });
    expect([heads.min, heads.max]).toEqual([0, 0]);
    expect(changes(draft, 'prime-video', 2025)).toBe('1..1');
    expect(changes(draft, 'prime-video', 2024)).toBe('0..0');
  });
});

describe('who led', () => {
  test('from the latest start to the earliest end definitely, possibly around', () => {
    const draft = new Draft();
    draft.appoint('ann', '2024-06');
    draft.dismiss('ann', '2025-06');
    expect(led(draft, '2024-05-31')).toBe('notRecorded');
    expect(led(draft, '2024-06-01')).toBe('held ann?');
    expect(led(draft, '2024-06-30')).toBe('held ann');
    expect(led(draft, '2025-05-31')).toBe('held ann');
    expect(led(draft, '2025-06-29')).toBe('held ann?');
    expect(led(draft, '2025-06-30')).toBe('vacant');
  });

  test('an end without a start implies a tenure that began on any earlier day', () => {
    const draft = new Draft();
    draft.dismiss('ann', '2025-06-10');
    expect(led(draft, '2000-01-01')).toBe('held ann?');
    expect(led(draft, '2025-06-09')).toBe('held ann');
    expect(led(draft, '2025-06-10')).toBe('vacant');
  });

  test('a successor implies the end, on any day after the start and no later than the successor came', () => {
    const draft = new Draft();
    draft.appoint('ann', '2024-01-01');
    draft.appoint('bob', '2025-01-01');
    expect(led(draft, '2024-01-01')).toBe('held ann');
    expect(led(draft, '2024-12-31')).toBe('held ann?');
    expect(led(draft, '2025-01-01')).toBe('held bob');
  });

  test('an end implied by a successor lies after a day on which the person is in office', () => {
    const draft = new Draft();
    draft.appoint('ann', '../2024-06-01');
    draft.appoint('bob', '2025-01-01');
    expect(led(draft, '2024-06-01')).toBe('held ann');
    expect(led(draft, '2024-06-02')).toBe('held ann?');
  });

  test('two seats take two; the third start ends the earliest-begun', () => {
    const draft = new Draft();
    const seats = { seats: 2 };
    draft.appoint('ann', '2024-01-01', seats);
    draft.appoint('bob', '2024-06-01', seats);
    expect(led(draft, '2024-12-31')).toBe('held ann bob');
    draft.appoint('cid', '2025-01-01', seats);
    expect(led(draft, '2025-01-01')).toBe('held bob cid');
  });

  test('an explicit end beyond the successor stays: two heads at once', () => {
    const draft = new Draft();
    draft.appoint('ann', '2024-01-01');
    draft.dismiss('ann', '2025-02-01');
    draft.appoint('bob', '2025-01-01');
    expect(led(draft, '2025-01-15')).toBe('held ann bob');
  });

  test('two claims of one start that agree narrow it; that disagree leave all days between', () => {
    const agreeing = new Draft();
    agreeing.appoint('ann', '2024-01/2024-06');
    agreeing.appoint('ann', '2024-06/2024-12');
    expect(led(agreeing, '2024-05-31')).toBe('notRecorded');
    expect(led(agreeing, '2024-06-30')).toBe('held ann');
    const disagreeing = new Draft();
    disagreeing.appoint('ann', '2024-01-01');
    disagreeing.appoint('ann', '2024-06-01');
    expect(led(disagreeing, '2024-01-01')).toBe('held ann?');
    expect(led(disagreeing, '2024-03-01')).toBe('held ann?');
    expect(led(disagreeing, '2024-06-01')).toBe('held ann');
  });

  test('who comes back after an end has two tenures', () => {
    const draft = new Draft();
    draft.appoint('ann', '2024-01-01');
    draft.dismiss('ann', '2024-06-01');
    draft.appoint('ann', '2025-01-01');
    expect(led(draft, '2024-09-01')).toBe('vacant');
    expect(led(draft, '2025-01-01')).toBe('held ann');
  });

  test('who leaves and starts on one day leaves first', () => {
    const draft = new Draft();
    draft.dismiss('ann', '../2024-06-15');
    draft.appoint('ann', '2024-06-15');
    expect(led(draft, '2024-06-15')).toBe('held ann');
  });

  test('of three in two seats the one who left may have left a seat', () => {
    // If cid left before ann came, bob kept his seat; if not, bob made room for ann.
    const draft = new Draft();
    const seats = { seats: 2 };
    draft.appoint('bob', '2024-01-31', seats);
    draft.appoint('ann', '2024-03-15', seats);
    draft.dismiss('cid', '2024', seats);
    expect(led(draft, '2025-01-01')).toBe('held ann bob?');
  });

  test('an open order is read in the simplest way, or in every way', () => {
    const draft = new Draft();
    draft.appoint('ann', '2025');
    draft.dismiss('ann', '2025');
    expect(led(draft, '2026-01-01')).toBe('vacant');
    const any = whoLed(draft.entries, {
      unitId: 'u',
      on: dayNumber('2026-01-01'),
      knownAt: HEAD,
      reading: 'any',
    });
    expect(named(any)).toBe('held ann?');
    expect(any.widened).toEqual(['orderOpen']);
  });

  test('a person who moves between two head posts of a unit leads it throughout, and is counted once', () => {
    const draft = new Draft();
    draft.appoint('ann', '2024-01-01');
    draft.reassign('ann', '2025', {}, { postId: 'co-head' });
    expect(led(draft, '2025-06-01')).toBe('held ann');
    expect(changes(draft, 'u', 2025)).toBe('1..1');
  });

  test('implied starts and ends are no changes', () => {
    const draft = new Draft();
    draft.appoint('ann', '2024-01-01');
    draft.appoint('bob', '2025-01-01');
    expect(changes(draft, 'u', 2024)).toBe('1..1');
    expect(changes(draft, 'u', 2025)).toBe('1..1');
  });

  test('a change on an uncertain day is wholly in a year, or may be', () => {
    const draft = new Draft();
    draft.appoint('ann', '2024-12/2025-01');
    draft.dismiss('ann', '2025-06');
    expect(changes(draft, 'u', 2024)).toBe('0..1');
    expect(changes(draft, 'u', 2025)).toBe('1..2');
  });
});
