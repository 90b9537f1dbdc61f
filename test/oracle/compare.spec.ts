import type { HeadcountAnswer, LeaderAnswer } from '#projections';
import { compareChanges, compareHeadcount, compareLeaders, compareNet } from './compare';
import type { HeadcountHull, HullBounds } from './headcount';
import type { LeaderHull } from './leadership';

const hull = (more: Partial<HeadcountHull>): HeadcountHull => ({
  state: 'known',
  worlds: 1,
  widened: [],
  ...more,
});

function answer(more: Partial<HeadcountAnswer>): HeadcountAnswer {
  const base = { certainty: 'certain', reports: [] } as const;
  const leavesOut = ['unreportedHires', 'unreportedLeavers'] as const;
  const rest = { base, changes: [], flags: [], leavesOut, restsOn: [] };
  return { unitId: 'u', metric: 'employees', scope: 'withSubUnits', state: 'known', ...rest, ...more };
}

const bounded = (bounds: HullBounds): HeadcountAnswer => answer({ bounds });

describe('a headcount compared with all worlds', () => {
  const worlds = hull({ bounds: { min: 90, max: null } });

  test('may be equal, or wider where a rule widens; never narrower', () => {
    expect(compareHeadcount(worlds, bounded({ min: 90, max: null }))).toBeUndefined();
    expect(compareHeadcount(worlds, bounded({ min: 80, max: null }))).toMatch('no rule widens');
    expect(
      compareHeadcount({ ...worlds, widened: ['sum'] }, bounded({ min: 80, max: null })),
    ).toBeUndefined();
    expect(compareHeadcount({ ...worlds, widened: ['sum'] }, bounded({ min: 90, max: 100 }))).toMatch(
      'leaves worlds out',
    );
    expect(compareHeadcount(worlds, answer({}))).toMatch('the product has no bounds');
  });

  test('is known where every world knows it', () => {
    expect(compareHeadcount(worlds, answer({ state: 'unknown', ifAlready: { min: 90, max: null } }))).toMatch(
      'known',
    );
    const unknown = hull({ state: 'unknown', bounds: { min: 1, max: 2 } });
    expect(
      compareHeadcount(unknown, answer({ state: 'unknown', ifAlready: { min: 1, max: 2 } })),
    ).toBeUndefined();
    expect(compareHeadcount(hull({ state: 'unknown' }), answer({ state: 'unknown' }))).toBeUndefined();
  });

  test('is not compared where there is nothing to compare with', () => {
    expect(compareHeadcount(hull({ state: 'tooMany' }), bounded({ min: 1, max: 2 }))).toBeUndefined();
  });

  test('no net change is one of nobody', () => {
    const net = (min: number): HeadcountAnswer => answer({ net: { min, max: 0, since: null } });
    expect(compareNet(hull({ state: 'unknown' }), answer({}))).toBeUndefined();
    expect(compareNet(hull({ bounds: { min: 0, max: 0 } }), answer({}))).toBeUndefined();
    expect(compareNet(hull({ bounds: { min: -5, max: 0 } }), net(-5))).toBeUndefined();
    expect(compareNet(hull({ bounds: { min: -5, max: 0 } }), answer({}))).toMatch('leaves worlds out');
    expect(compareNet(hull({ state: 'unknown' }), net(-5))).toMatch('no rule widens');
  });
});

describe('leaders compared with all worlds', () => {
  const worlds: LeaderHull = {
    state: 'held',
    definitely: ['ann'],
    possibly: ['bob'],
    onLeave: [],
    surelyOnLeave: [],
    worlds: 1,
    widened: [],
  };
  const led = (...holders: (readonly [string, 'definitely' | 'possibly'])[]): LeaderAnswer => ({
    unitId: 'u',
    state: holders.length > 0 ? 'held' : 'vacant',
    holders: holders.map(([personId, certainty]) => ({
      certainty,
      tenure: tenureOf(personId),
      mandates: [],
    })),
    restsOn: [],
  });

  test('are the same persons, as certain', () => {
    expect(compareLeaders(worlds, led(['ann', 'definitely'], ['bob', 'possibly']))).toBeUndefined();
    expect(compareLeaders(worlds, led(['ann', 'definitely'], ['bob', 'definitely']))).toMatch(
      'bob led for certain',
    );
    expect(compareLeaders(worlds, led(['ann', 'definitely']))).toMatch('bob led in some world');
    expect(compareLeaders(worlds, led(['ann', 'possibly'], ['bob', 'possibly']))).toMatch(
      'ann led in every world',
    );
    expect(
      compareLeaders(worlds, led(['ann', 'definitely'], ['bob', 'possibly'], ['cid', 'possibly'])),
    ).toMatch('cid');
  });

  test('are on leave where the worlds have them so', () => {
    const { holders, ...rest } = led(['ann', 'definitely'], ['bob', 'possibly']);
    const annAway: LeaderAnswer = {
      ...rest,
      holders: holders.map((holder, at) => (at === 0 ? { ...holder, onLeave: 'possibly' } : holder)),
    };
    const away: LeaderHull = { ...worlds, onLeave: ['ann'] };
    expect(compareLeaders(away, annAway)).toBeUndefined();
    expect(compareLeaders(away, { ...rest, holders })).toMatch('ann is on leave in some world');
    expect(compareLeaders(worlds, annAway)).toMatch('ann is on leave in no world');
    expect(compareLeaders({ ...worlds, widened: ['leaveOpen'] }, annAway)).toBeUndefined();
  });

  test('may be less certain, or more, where a rule widens', () => {
    const widened: LeaderHull = { ...worlds, widened: ['orderOpen'] };
    expect(
      compareLeaders(widened, led(['ann', 'possibly'], ['bob', 'possibly'], ['cid', 'possibly'])),
    ).toBeUndefined();
    expect(compareLeaders(widened, led(['ann', 'possibly']))).toMatch('bob');
  });

  test('a vacancy is told from silence', () => {
    const nobody: LeaderHull = { ...worlds, state: 'notRecorded', definitely: [], possibly: [] };
    expect(compareLeaders(nobody, led())).toMatch('the worlds say notRecorded');
    expect(compareLeaders({ ...nobody, state: 'vacant' }, led())).toBeUndefined();
  });

  test('changes in a year are bounds like any other', () => {
    const counted = { unitId: 'u', year: 2025, restsOn: [] };
    const inWorlds = { state: 'known', min: 1, max: 2, worlds: 1, widened: [] } as const;
    expect(compareChanges(inWorlds, { ...counted, min: 1, max: 2 })).toBeUndefined();
    expect(compareChanges(inWorlds, { ...counted, min: 2, max: 2 })).toMatch('leaves worlds out');
  });
});

function tenureOf(personId: string): LeaderAnswer['holders'][number]['tenure'] {
  const days = { earliest: null, latest: null };
  return {
    personId,
    unitId: 'u',
    postId: 'head',
    title: { en: 'Head' },
    possibleTitles: [],
    heads: true,
    seats: 1,
    acting: false,
    possiblyActing: false,
    start: { ...days, basis: 'recorded' },
    end: { ...days, basis: 'none', kinds: [] },
    leaves: [],
    mandates: [],
    attestedOn: [],
    entries: [],
  };
}
