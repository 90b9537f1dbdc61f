import type { Day, DayRange } from '#domain';
import { hull } from '../interval';
import type { Interval } from '../interval';
import { inAnyOrder, inOrder, placed } from './in-order';
import type { Acting, Change, Cut, Staged } from './in-order';

/**
 * What a change does to a count: so many people, or so many parts per million of those who are there the day before, or, where it
 * has several stages, what lies between the ends of two days.
 */
export type Effect =
  | { readonly by: 'people'; readonly delta: Interval }
  | { readonly by: 'percentage'; readonly ppm: Interval }
  | StagesEffect;

/** What comes in stages: what one of them takes, another may give back. */
interface StagesEffect {
  readonly by: 'stages';
  /** The net change from the end of a day within `start`, which is no later than `on`, to the end of `on`. */
  between(start: DayRange, on: Day): Interval;
  /** The days at whose ends it may turn. */
  readonly changing: readonly DayRange[];
  /** How many people it takes at the most, at any time. */
  most(): number;
}

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
  const counted = { start, changes: acting.filter(isChange), staged: acting.filter(isStaged), on };
  const cuts = acting.filter(isCut);
  if (cuts.length === 0) return inOrder(counted, []);
  const choices = cuts.map((cut) => daysToTry(cut, acting));
  if (choices.reduce((total, days) => total * days.length, 1) > COMBINATIONS_MAX)
    return inAnyOrder(counted, cuts);
  const [first = [], ...others] = combinations(choices).map((days) => placed(cuts, days));
  return hull(inOrder(counted, first), ...others.map((order) => inOrder(counted, order)));
}

const isChange = (acting: Acting): acting is Change => acting.effect.by === 'people';
const isCut = (acting: Acting): acting is Cut => acting.effect.by === 'percentage';
const isStaged = (acting: Acting): acting is Staged => acting.effect.by === 'stages';

function actingOn(step: Step, start: DayRange, on: Day): readonly Acting[] {
  const certainty = counts(step, start, on);
  if (certainty === 'no') return [];
  const days = {
    earliest: Math.max(step.days.earliest, start.earliest + 1),
    latest: Math.min(step.days.latest, on),
  };
  return [{ days, certain: certainty === 'definitely', effect: step.effect }];
}

/** The days at which the order of things may turn, and undefined for a percentage that may not count at all. */
function daysToTry(cut: Cut, acting: readonly Acting[]): readonly (Day | undefined)[] {
  const turns = acting
    .flatMap(({ days, effect }) => (effect.by === 'stages' ? effect.changing : [days]))
    .flatMap(({ earliest, latest }) => [earliest, earliest + 1, latest, latest + 1]);
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
