import type { Day, DayRange } from '#domain';
import { ZERO, hull, sum } from '../interval';
import type { Interval } from '../interval';
import type { Rested } from '../valid-order';
import { ALL, NONE, SOME, flowOf, netOfFlow } from './flow';
import type { Portion } from './flow';
import { gathered, restedOf } from './found';
import type { Stock } from './found';
import type { LeftOut } from './left-out';
import { inMetric } from './movement-step';
import type { MovementStep } from './movement-step';
import type { Movement, MovementClaim } from './movements';
import type { Target } from './parts';
import { counts } from './run';
import type { Sum } from './shared-layoff';
import { isMovement } from './steps';
import type { Workforce } from './workforce';

/** What all hirings and transfers together bring to a sum of parts. */
export interface Moved {
  readonly people: Interval;
  readonly grounds: () => readonly Rested[];
  readonly presumed: boolean;
}

/**
 * Counts each hiring and each transfer once for a sum of parts, whichever and however many of them it reaches.
 * @param scaled whether percentages stand between: then some of those who came may have gone again.
 */
export function movedOnce(workforce: Workforce, whole: Sum, scaled: boolean): Moved {
  const moved = [...reachedBy(workforce, whole).values()]
    .map((steps) => ({ steps, people: broughtBy(workforce, steps, whole, scaled) }))
    .filter(({ people }) => people.min !== 0 || people.max !== 0);
  const all = moved.flatMap(({ steps }) => steps.map(({ step }) => step));
  return {
    people: sum(moved.map(({ people }) => people)),
    grounds: gathered(() => all.map(restedOf)),
    presumed: all.some(({ presumed }) => presumed),
  };
}

/** What hirings and transfers may have changed by a day of people whom nobody counted. */
export function movedIn(workforce: Workforce, target: Target, on: Day, without: LeftOut): Interval {
  const steps = workforce.steps(target, { without }).filter(isMovement);
  const come = steps.filter(({ days }) => days.earliest <= on);
  return sum(come.map(({ effect }) => hull(effect.delta, ZERO)));
}

/** A movement as it reaches one part. */
interface Reached {
  readonly stock: Stock;
  readonly step: MovementStep;
}

/** The parts that each movement reaches and may count from; those that it reached before they were counted too. */
function reachedBy(
  workforce: Workforce,
  { stocks, without, on }: Sum,
): ReadonlyMap<number, readonly Reached[]> {
  const reached = new Map<number, Reached[]>();
  const allBases = stocks.flatMap(({ bases }) => bases);
  for (const { target, bases } of stocks) {
    // Own people whom nobody counted are in the sum by what comes and goes, as if they were counted with the others.
    const stock = { target, bases: bases.length === 0 ? allBases : bases };
    for (const step of workforce.steps(stock.target, { without }).filter(isMovement)) {
      if (step.days.earliest > on) continue;
      const known = reached.get(step.movement.toldFirst);
      if (known === undefined) reached.set(step.movement.toldFirst, [{ stock, step }]);
      else known.push({ stock, step });
    }
  }
  return reached;
}

function broughtBy(workforce: Workforce, reached: readonly Reached[], whole: Sum, scaled: boolean): Interval {
  const [{ step }] = reached as [Reached];
  const { certain } = step.movement;
  const [first, ...others] = step.movement.claims.map((claim) => {
    const flows = reached.map(({ stock }) => ({
      stock,
      ...flowOf(claim, stock.target, step.days, workforce.tree),
    }));
    return broughtByClaim(workforce, { claim, movement: step.movement, flows, scaled }, whole);
  }) as [Interval, ...Interval[]];
  return inMetric(hull(first, ...others, ...(certain ? [] : [ZERO])), workforce.metric);
}

interface PartFlow {
  readonly stock: Stock;
  readonly leaving: Portion;
  readonly arriving: Portion;
}

interface Claimed {
  readonly claim: MovementClaim;
  readonly movement: Movement;
  readonly flows: readonly PartFlow[];
  readonly scaled: boolean;
}

/** Where all parts were counted before the movement, or all on one day, the people who went are the same on both sides. */
function broughtByClaim({ tree }: Workforce, claimed: Claimed, { target, on }: Sum): Interval {
  const { claim, movement, flows, scaled } = claimed;
  const { days } = movement;
  const states = flows.map(({ stock }) => stateOf(days, stock, on));
  if (states.every((state) => state === 'no')) return ZERO;
  const flow = flowOf(claim, target, days, tree);
  const total = {
    leaving: totalOf(
      flows.map(({ leaving }) => leaving),
      flow.leaving,
    ),
    arriving: totalOf(
      flows.map(({ arriving }) => arriving),
      flow.arriving,
    ),
  };
  const all = netOfFlow(total, claim.positions);
  const atOnce = states.every((state) => state === 'definitely') || countedOnOneDay(flows);
  if (atOnce && !scaled) {
    const certain = flows.every(({ stock }) => countsFor(days, stock, on) === 'definitely');
    return certain ? all : hull(all, ZERO);
  }
  const side = (which: 'leaving' | 'arriving'): Interval => {
    const parts = flows.map((part, number) => ({
      state: states[number] ?? 'possibly',
      people: peopleIn(part[which], claim.positions),
    }));
    const people = counted(parts, peopleIn(total[which], claim.positions));
    return scaled ? hull(people, ZERO) : people;
  };
  const [leaving, arriving] = [side('leaving'), side('arriving')];
  const people = { min: arriving.min - leaving.max, max: arriving.max - leaving.min };
  return days.latest > on ? hull(people, ZERO) : people;
}

/** How much falls on the parts together: all where some part has all, or the unit that they make up has. */
function totalOf(portions: readonly Portion[], ofUnit: Portion): Portion {
  if (portions.every(({ most }) => most === 0)) return NONE;
  return portions.some(({ least }) => least === 1) || ofUnit.least === 1 ? ALL : SOME;
}

function peopleIn(portion: Portion, positions: Interval): Interval {
  return netOfFlow({ leaving: NONE, arriving: portion }, positions);
}

type Certainty = 'definitely' | 'possibly' | 'no';

/** How many of those on one side count, where they count from some parts and not from others. */
function counted(
  parts: readonly { readonly state: Certainty; readonly people: Interval }[],
  all: Interval,
): Interval {
  const taken = (states: readonly Certainty[]): Interval =>
    sum(parts.filter(({ state }) => states.includes(state)).map(({ people }) => people));
  return {
    min: taken(['definitely']).min,
    max: Math.min(taken(['definitely', 'possibly']).max, all.max - taken(['no']).min),
  };
}

/** Whether a movement counts from the reports of a part, were it to come by the day at all. */
function stateOf(days: DayRange, stock: Stock, on: Day): Certainty {
  return countsFor({ earliest: days.earliest, latest: Math.min(days.latest, on) }, stock, on);
}

function countsFor(days: DayRange, { bases }: Stock, on: Day): Certainty {
  const states = bases.map((base) => counts({ days }, base.days, on));
  if (states.every((state) => state === 'no')) return 'no';
  return states.every((state) => state === 'definitely') ? 'definitely' : 'possibly';
}

/** Whether all parts were counted on one and the same day, which is known. */
function countedOnOneDay(flows: readonly PartFlow[]): boolean {
  const days = flows.flatMap(({ stock }) =>
    stock.bases.flatMap((base) => [base.days.earliest, base.days.latest]),
  );
  return new Set(days).size === 1;
}
