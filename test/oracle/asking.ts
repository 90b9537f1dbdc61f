import type { Metric, Scope } from '#domain';
import { dayNumber, latestInstant } from './dates';
import type { Draft } from './draft';
import { headcountHull, netHull } from './headcount';
import type { HeadcountHull } from './headcount';
import { leadershipChanges, whoLed } from './leadership';
import type { LeaderHull } from './leadership';
import type { Widening } from './widenings';

/** After all that a hand-worked case holds. */
export const HEAD = 1_000;

/** What a hand-worked case asks beside unit and day. */
export interface Asking {
  readonly metric?: Metric;
  readonly scope?: Scope;
  readonly publishedBy?: string;
  readonly since?: string;
}

/** A question in the oracle's words. */
export function question(unitId: string, on: string, asking: Asking = {}) {
  const { metric = 'employees', scope = 'withSubUnits', publishedBy } = asking;
  const point = publishedBy === undefined ? {} : { publishedBy: latestInstant(publishedBy) };
  return { unitId, metric, scope, on: dayNumber(on), knownAt: HEAD, ...point };
}

/** A headcount as `known 90..100`. */
export function headcount(draft: Draft, unitId: string, on: string, asking: Asking = {}): string {
  return bounds(headcountHull(draft.entries, question(unitId, on, asking)));
}

/** A net change as `known -10..0`. */
export function net(draft: Draft, unitId: string, on: string, asking: Asking = {}): string {
  const since = asking.since === undefined ? {} : { since: dayNumber(asking.since) };
  return bounds(netHull(draft.entries, { ...question(unitId, on, asking), ...since }));
}

/** The widenings that a headcount meets. */
export function noted(draft: Draft, unitId: string, on: string): readonly Widening[] {
  return headcountHull(draft.entries, question(unitId, on)).widened;
}

/** Who led as `held ann bob?`: a question mark for who may have; those on leave in brackets. */
export function led(draft: Draft, on: string, unitId = 'u'): string {
  return named(whoLed(draft.entries, { unitId, on: dayNumber(on), knownAt: HEAD }));
}

/** The same of an answer. */
export function named({ state, definitely, possibly, onLeave, surelyOnLeave }: LeaderHull): string {
  const leave = (person: string): string => {
    if (!onLeave.includes(person)) return '';
    return surelyOnLeave.includes(person) ? ' (on leave)' : ' (on leave?)';
  };
  const sure = definitely.map((person) => person + leave(person));
  return [state, ...sure, ...possibly.map((person) => `${person}?${leave(person)}`)].join(' ');
}

/** Leadership changes of a year as `1..2`. */
export function changes(draft: Draft, unitId: string, year: number): string {
  const { min, max } = leadershipChanges(draft.entries, { unitId, year, knownAt: HEAD });
  return `${min}..${max}`;
}

function bounds({ state, bounds: found }: HeadcountHull): string {
  return found === undefined ? state : `${state} ${found.min ?? '-∞'}..${found.max ?? '∞'}`;
}
