import type { Day, DayRange } from '#domain';
import { hull, times } from '../interval';
import type { Interval } from '../interval';
import { ALL_PPM } from '../layoffs/programme';

/** What a change does to a count: so many people, or so many parts per million of those who are there the day before. */
export type Effect =
  { readonly by: 'people'; readonly delta: Interval } | { readonly by: 'percentage'; readonly ppm: Interval };

/** A change at the start of some day within `days`. */
export interface Step {
  readonly days: DayRange;
  readonly effect: Effect;
}

/** Where a count starts: at the end of some day within `days`. */
export interface Start {
  readonly days: DayRange;
  readonly count: Interval;
}

/** Combinations of days of percentages that are tried, at most; beyond, bounds are wider than they need be, never narrower. */
const COMBINATIONS_MAX = 2_000;

/** Whether a change counts from a start, by the end of a day. */
export function counts(step: Pick<Step, 'days'>, start: DayRange, on: Day): 'definitely' | 'possibly' | 'no' {
  if (step.days.latest <= start.earliest || step.days.earliest > on) return 'no';
  return step.days.earliest > start.latest && step.days.latest <= on ? 'definitely' : 'possibly';
}

/**
 * Bounds of a count at the end of a day: the start with every change that counts by then. A cut lowers the lower edge on its
 * earliest day and the upper on its latest. A percentage acts on the bounds of the day before, several of one day on the
 * same bounds; where its day is uncertain, the bounds hold for every day that it may be.
 */
export function run(start: Start, steps: readonly Step[], on: Day): Interval {
  const acting = steps.flatMap((step) => actingOn(step, start.days, on));
  const changes = acting.filter(isChange);
  const cuts = acting.filter(isCut);
  if (cuts.length === 0) return inOrder(start.count, changes, []);
  const choices = cuts.map((cut) => daysToTry(cut, acting));
  if (choices.reduce((total, days) => total * days.length, 1) > COMBINATIONS_MAX)
    return inAnyOrder(start.count, changes, cuts);
  const [first = [], ...others] = combinations(choices).map((days) => placed(cuts, days));
  return hull(
    inOrder(start.count, changes, first),
    ...others.map((order) => inOrder(start.count, changes, order)),
  );
}

interface Acting<E extends Effect = Effect> {
  /** The days on which it may act so that it counts. */
  readonly days: DayRange;
  readonly certain: boolean;
  readonly effect: E;
}
type Change = Acting<Extract<Effect, { by: 'people' }>>;
type Cut = Acting<Extract<Effect, { by: 'percentage' }>>;

interface PlacedCut {
  readonly day: Day;
  readonly ppm: Interval;
}

function actingOn(step: Step, start: DayRange, on: Day): readonly Acting[] {
  const certainty = counts(step, start, on);
  if (certainty === 'no') return [];
  const days = {
    earliest: Math.max(step.days.earliest, start.earliest + 1),
    latest: Math.min(step.days.latest, on),
  };
  return [{ days, certain: certainty === 'definitely', effect: step.effect }];
}

const isChange = (acting: Acting): acting is Change => acting.effect.by === 'people';
const isCut = (acting: Acting): acting is Cut => acting.effect.by === 'percentage';

/** The days at which the order of things may turn, and undefined for a percentage that may not count at all. */
function daysToTry(cut: Cut, acting: readonly Acting[]): readonly (Day | undefined)[] {
  const turns = acting.flatMap(({ days: { earliest, latest } }) => [
    earliest,
    earliest + 1,
    latest,
    latest + 1,
  ]);
  const within = [cut.days.earliest, cut.days.latest, ...turns].filter(
    (day) => day >= cut.days.earliest && day <= cut.days.latest,
  );
  return [...new Set(within), ...(cut.certain ? [] : [undefined])];
}

function combinations<Item>(choices: readonly (readonly Item[])[]): readonly (readonly Item[])[] {
  return choices.reduce<readonly (readonly Item[])[]>(
    (all, choice) => all.flatMap((some) => choice.map((item) => [...some, item])),
    [[]],
  );
}

/** Percentages on their days, in order; those of one day act on the same count, so they are one. */
function placed(cuts: readonly Cut[], days: readonly (Day | undefined)[]): readonly PlacedCut[] {
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

/** Bounds with the percentages on fixed days; each other change goes where it lowers, or raises, the result most. */
function inOrder(count: Interval, changes: readonly Change[], cuts: readonly PlacedCut[]): Interval {
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
  return { min: edge(count.min, lower, cuts, 'max'), max: edge(count.max, upper, cuts, 'min') };
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
function inAnyOrder(count: Interval, changes: readonly Change[], cuts: readonly Cut[]): Interval {
  const kept = cuts.reduce(
    (people, { effect }) => Math.floor(times(people, ALL_PPM - effect.ppm.max) / ALL_PPM),
    count.min,
  );
  return changes.reduce(
    ({ min, max }, { effect }) => ({
      min: min + Math.min(0, effect.delta.min),
      max: max + Math.max(0, effect.delta.max),
    }),
    { min: Math.min(kept, count.min), max: count.max },
  );
}
