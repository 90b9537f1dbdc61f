import type { Day, DayRange } from '#domain';
import { hull, times } from '../interval';
import type { Interval } from '../interval';
import { ALL_PPM } from '../layoffs/reading';
import type { Effect, Start } from './run';
import { levelsOf, movesOf } from './segments';

/** A change that may count. */
export interface Acting<E extends Effect = Effect> {
  /** The days on which it may act so that it counts. */
  readonly days: DayRange;
  readonly certain: boolean;
  readonly effect: E;
}
export type Change = Acting<Extract<Effect, { by: 'people' }>>;
export type Cut = Acting<Extract<Effect, { by: 'percentage' }>>;
export type Staged = Acting<Extract<Effect, { by: 'stages' }>>;

/** What counts beside percentages, from a start to the end of a day. */
export interface Counted {
  readonly start: Start;
  readonly changes: readonly Change[];
  readonly staged: readonly Staged[];
  readonly on: Day;
}

/** A percentage on a fixed day. */
export interface PlacedCut {
  readonly day: Day;
  readonly ppm: Interval;
}

/** Percentages on their days, in order; those of one day act on the same count, so they are one. */
export function placed(cuts: readonly Cut[], days: readonly (Day | undefined)[]): readonly PlacedCut[] {
  const byDay = new Map<Day, Interval>();
  cuts.forEach(({ effect: { ppm } }, number) => {
    const day = days[number];
    if (day === undefined) return;
    const known = byDay.get(day) ?? { min: 0, max: 0 };
    byDay.set(day, {
      min: Math.min(ALL_PPM, known.min + ppm.min),
      max: Math.min(ALL_PPM, known.max + ppm.max),
    });
  });
  return [...byDay].map(([day, ppm]) => ({ day, ppm })).toSorted((a, b) => a.day - b.day);
}

/**
 * Bounds with the percentages on fixed days; each other change goes where it lowers, or raises, the result most. What has stages
 * is told in two ways, each never too narrow; between percentages now the one is narrower, now the other.
 */
export function inOrder(counted: Counted, cuts: readonly PlacedCut[]): Interval {
  const { start, changes, staged, on } = counted;
  const lower = cuts.map(() => 0).concat(0);
  const upper = [...lower];
  const put = (people: number[], { earliest, latest }: DayRange, added: number, late: boolean): void => {
    const segment = cuts.filter(({ day }) => day <= (late ? latest : earliest)).length;
    people[segment] = (people[segment] ?? 0) + added;
  };
  for (const { days, certain, effect } of changes) {
    const { min, max } = certain ? effect.delta : hull(effect.delta, { min: 0, max: 0 });
    put(lower, days, min, min < 0);
    put(upper, days, max, max > 0);
  }
  const ends = [...cuts.map(({ day }) => day - 1), on];
  const ways = [levelsOf, movesOf].map((way) => way(staged, start.days, ends));
  return {
    min: Math.max(...ways.map((way) => edge(start.count.min, withMore(lower, way.lower), cuts, 'max'))),
    max: Math.min(...ways.map((way) => edge(start.count.max, withMore(upper, way.upper), cuts, 'min'))),
  };
}

function withMore(people: readonly number[], more: readonly number[]): readonly number[] {
  return people.map((count, segment) => count + (more[segment] ?? 0));
}

/** One edge through all segments, rounded outward after each percentage. */
function edge(
  from: number,
  segments: readonly number[],
  cuts: readonly PlacedCut[],
  side: 'min' | 'max',
): number {
  const round = side === 'max' ? Math.floor : Math.ceil;
  return segments.reduce((people, added, number) => {
    const cut = cuts[number];
    return cut === undefined
      ? people + added
      : round(times(people + added, ALL_PPM - cut.ppm[side]) / ALL_PPM);
  }, from);
}

/** Bounds that hold in whatever order things happen; wider than they need be. */
export function inAnyOrder({ start, changes, staged }: Counted, cuts: readonly Cut[]): Interval {
  const kept = cuts.reduce(
    (people, { effect }) => Math.floor(times(people, ALL_PPM - effect.ppm.max) / ALL_PPM),
    start.count.min,
  );
  // What one stage takes and another gives back may each stand before a percentage or after it.
  const back = staged.reduce((people, { effect }) => people + 2 * effect.most(), 0);
  return changes.reduce(
    ({ min, max }, { effect }) => ({
      min: min + Math.min(0, effect.delta.min),
      max: max + Math.max(0, effect.delta.max),
    }),
    { min: Math.min(kept, start.count.min) - back, max: start.count.max + back },
  );
}
