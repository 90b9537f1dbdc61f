import type { Metric, Recorded } from '#domain';
import { claimsOf } from './claims';
import type { Claims } from './claims';
import { ENDLESS_FROM } from './facts';
import type { Series } from './cuts';
import type { Span } from './dates';
import { HeadcountReplay } from './headcount-replay';
import type { Setting } from './headcount-replay';
import { readingsOf } from './readings';
import type { KnownPoint } from './visible';
import type { Widening } from './widenings';
import { daysTried, explore } from './worlds';

/** How many worked in a unit at the end of a day, as known at a point. */
export interface HeadcountQuestion extends Series, KnownPoint {
  readonly metric: Metric;
  readonly on: number;
}

export interface NetQuestion extends HeadcountQuestion {
  /** The last day whose end is before all that counts. */
  readonly since?: number;
}

/** Bounds, both inclusive; null where there is none on that side. */
export interface HullBounds {
  readonly min: number | null;
  readonly max: number | null;
}

/**
 * The hull of all worlds. `known` where every world has a report by the asked day; else `unknown`, with the bounds of those worlds
 * that have one. For a net change: `known` where a layoff may touch the unit, else `unknown`. `contradictory` where the visible
 * entries leave no world at all, `tooMany` where there are more than we replay: both are to be counted by who compares.
 */
export interface HeadcountHull {
  readonly state: 'known' | 'unknown' | 'contradictory' | 'tooMany';
  readonly bounds?: HullBounds;
  readonly worlds: number;
  /** What was met that the rules widen on purpose; see `widenings.ts`. */
  readonly widened: readonly Widening[];
}

/** Fractions smaller than this are errors of arithmetic: percentages have four decimals and counts at most ten digits. */
const FRACTION_MIN = 1e-6;

/** How many people worked in a unit, by replaying every world. */
export function headcountHull(entries: readonly Recorded[], question: HeadcountQuestion): HeadcountHull {
  const hull = hullOver(entries, question, (replay, asked) => replay.headcount(asked, question.on));
  if (hull.bounds === undefined) return hull;
  return {
    ...hull,
    bounds: {
      min: Math.max(0, hull.bounds.min ?? 0),
      max: hull.bounds.max === null ? null : Math.max(0, hull.bounds.max),
    },
  };
}

/**
 * What the recorded layoffs changed after the end of `since` and up to the end of the asked day. Without `since`, from before the
 * first of them on, as a unit without a base is answered.
 */
export function netHull(
  entries: readonly Recorded[],
  question: HeadcountQuestion & { readonly since?: number },
): HeadcountHull {
  return hullOver(entries, { since: -Infinity, ...question }, (replay, asked) =>
    replay.net(asked, question.since ?? -Infinity, question.on),
  );
}

type Ask = (replay: HeadcountReplay, series: Series) => number | undefined;

/** The hull of all worlds of all ways to read the visible entries. */
function hullOver(entries: readonly Recorded[], question: NetQuestion, ask: Ask): HeadcountHull {
  const readings = readingsOf(entries, question);
  if (readings === 'tooMany') return { state: 'tooMany', worlds: 0, widened: [] };
  const hulls = readings.map(({ facts, kept }) =>
    hullOfReading(facts, { ...question, unitId: kept('unit', question.unitId) }, ask),
  );
  return hulls.length === 1 ? hulls[0]! : joined(hulls, 'since' in question);
}

/** One hull of several readings; in one in which nothing changes, nobody came and nobody left. */
function joined(hulls: readonly HeadcountHull[], net: boolean): HeadcountHull {
  const widened = [...new Set(hulls.flatMap((hull) => hull.widened))];
  const worlds = hulls.reduce((total, hull) => total + hull.worlds, 0);
  const met = { worlds, widened: hulls.length > 2 ? [...widened, 'severalReadings' as const] : widened };
  if (hulls.some(({ state }) => state === 'tooMany')) return { state: 'tooMany', ...met };
  const possible = hulls.filter(({ state }) => state !== 'contradictory');
  if (possible.length === 0) return { state: 'contradictory', ...met };
  return { ...joinedBounds(possible, net), ...met };
}

function joinedBounds(
  possible: readonly HeadcountHull[],
  net: boolean,
): Pick<HeadcountHull, 'state' | 'bounds'> {
  const nothing = net && possible.some(({ bounds }) => bounds !== undefined) ? { min: 0, max: 0 } : undefined;
  const bounds = possible.map((hull) => hull.bounds ?? nothing).filter((one) => one !== undefined);
  const known = possible.every((hull) => hull.state === 'known') || nothing !== undefined;
  const state = known ? 'known' : 'unknown';
  return bounds.length === 0 ? { state } : { state, bounds: hullOfBounds(bounds) };
}

function hullOfBounds(bounds: readonly HullBounds[]): HullBounds {
  const min = Math.min(...bounds.map((one) => one.min ?? -Infinity));
  const max = Math.max(...bounds.map((one) => one.max ?? Infinity));
  return { min: Number.isFinite(min) ? min : null, max: Number.isFinite(max) ? max : null };
}

function hullOfReading(facts: readonly Recorded[], question: NetQuestion, ask: Ask): HeadcountHull {
  const met = new Set<Widening>();
  const setting = settingOf(facts, question, (widening) => met.add(widening));
  const found: { min: number; max: number; without: number; with: number } = {
    min: Infinity,
    max: -Infinity,
    without: 0,
    with: 0,
  };
  const explored = explore((pick) => {
    const number = ask(new HeadcountReplay(setting, pick), question);
    if (number === undefined) {
      found.without += 1;
      return;
    }
    found.with += 1;
    found.min = Math.min(found.min, number);
    found.max = Math.max(found.max, number);
  });
  const widened = [...met];
  if (explored === 'tooMany') return { state: 'tooMany', worlds: 0, widened };
  const { worlds } = explored;
  if (found.with + found.without === 0) return { state: 'contradictory', worlds, widened };
  if (found.with === 0) return { state: 'unknown', worlds, widened };
  return { state: found.without === 0 ? 'known' : 'unknown', bounds: rounded(found), worlds, widened };
}

function settingOf(facts: readonly Recorded[], question: NetQuestion, note: Setting['note']): Setting {
  const claims = claimsOf(facts, question.metric);
  const asked = [question.on, question.since ?? question.on].filter(Number.isFinite);
  const spans = asked.map((day) => ({ earliest: day, latest: day }));
  return { claims, metric: question.metric, days: daysTried([...spansOf(claims), ...spans]), note };
}

/** All days that claims name. */
export function spansOf(claims: Claims): readonly Span[] {
  const stages = claims.layoffs.flatMap((layoff) => layoff.stages);
  const dated = [
    ...claims.reports,
    ...claims.layoffs,
    ...stages,
    ...claims.staffChanges,
    ...claims.movements,
  ];
  const places = [...claims.places.values()].flat().map(({ from }) => from);
  const announced = claims.layoffs.map((layoff) => layoff.announced);
  const named = [...places, ...announced, ...stages.map(({ effective }) => effective)];
  return [...dated.map(({ day }) => day), ...named.filter((span) => span !== undefined)];
}

/** Rounds outward to whole people; what came from "no upper bound" has none. */
function rounded({ min, max }: { readonly min: number; readonly max: number }): HullBounds {
  return {
    min: min < -ENDLESS_FROM ? null : Math.floor(min + FRACTION_MIN) + 0,
    max: max > ENDLESS_FROM ? null : Math.ceil(max - FRACTION_MIN) + 0,
  };
}
