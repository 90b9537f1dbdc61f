import type { Metric, Recorded } from '#domain';
import { ENDLESS_FROM, claimsOf } from './claims';
import type { Series } from './cuts';
import { HeadcountReplay } from './headcount-replay';
import type { Setting } from './headcount-replay';
import { visibleEntries } from './visible';
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
  const hull = hullOver(entries, question, (replay) => replay.headcount(question, question.on));
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
  return hullOver(entries, question, (replay) =>
    replay.net(question, question.since ?? -Infinity, question.on),
  );
}

function hullOver(
  entries: readonly Recorded[],
  question: NetQuestion,
  ask: (replay: HeadcountReplay) => number | undefined,
): HeadcountHull {
  const met = new Set<Widening>();
  const setting = settingOf(entries, question, (widening) => met.add(widening));
  const found: { min: number; max: number; without: number; with: number } = {
    min: Infinity,
    max: -Infinity,
    without: 0,
    with: 0,
  };
  const explored = explore((pick) => {
    const number = ask(new HeadcountReplay(setting, pick));
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

function settingOf(entries: readonly Recorded[], question: NetQuestion, note: Setting['note']): Setting {
  const claims = claimsOf(visibleEntries(entries, question), question.metric);
  const places = [...claims.places.values()].flat().flatMap(({ from }) => (from === undefined ? [] : [from]));
  const asked = [question.on, question.since ?? question.on].map((day) => ({ earliest: day, latest: day }));
  const spans = [...claims.reports, ...claims.layoffs].map(({ day }) => day);
  return {
    claims,
    metric: question.metric,
    days: daysTried([...spans, ...places, ...asked]),
    note,
  };
}

/** Rounds outward to whole people; what came from "no upper bound" has none. */
function rounded({ min, max }: { readonly min: number; readonly max: number }): HullBounds {
  return {
    min: min < -ENDLESS_FROM ? null : Math.floor(min + FRACTION_MIN) + 0,
    max: max > ENDLESS_FROM ? null : Math.ceil(max - FRACTION_MIN) + 0,
  };
}
