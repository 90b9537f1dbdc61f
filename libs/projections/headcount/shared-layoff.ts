import type { Day } from '#domain';
import { sum } from '../interval';
import type { Interval } from '../interval';
import { holdsOn } from '../tree';
import type { LeftOut, Stock } from './found';
import type { Target } from './parts';
import { counts } from './run';
import { isLayoff } from './steps';
import type { LayoffOnly } from './steps';
import type { Workforce } from './workforce';

/** A unit that is counted as the sum of its parts. */
export interface Sum {
  readonly target: Target;
  /** The parts with the reports that they are counted from. */
  readonly stocks: readonly Stock[];
  readonly on: Day;
  /** Changes that are left out of the count. */
  readonly without: LeftOut;
}

type Certainty = 'definitely' | 'possibly' | 'no';

const NOBODY: Interval = { min: 0, max: 0 };

/**
 * What a layoff that covers all parts takes from their sum: all of it where it came after every part was counted, nothing where
 * it came before, and otherwise what falls on the parts that were counted before it.
 */
export function countedOnce(
  workforce: Workforce,
  step: LayoffOnly,
  { target, stocks, on, without }: Sum,
): Interval {
  const counted = stocks.filter(({ bases }) => bases.length > 0);
  const parts = counted.map((stock) => ({
    state: countsFrom(workforce, step, stock, on),
    delta: deltaOf(workforce, step, stock.target, without),
  }));
  const whole = workforce.inPeople(step, target, { without });
  if (parts.every(({ state }) => state === 'definitely')) return whole;
  if (parts.every(({ state }) => state === 'no')) return NOBODY;
  const taken = (states: readonly Certainty[]): Interval =>
    sum(parts.filter(({ state }) => states.includes(state)).map(({ delta }) => delta));
  const elsewhere = taken(['possibly', 'no']).min;
  return {
    min: Math.max(taken(['definitely', 'possibly']).min, whole.min),
    max: Math.min(0, taken(['definitely']).max, Number.isFinite(elsewhere) ? whole.max - elsewhere : 0),
  };
}

/** Whether a layoff counts from the reports of a part; only where the part stood below the layoff's unit on its day. */
function countsFrom(
  { tree }: Workforce,
  { programme, ...step }: LayoffOnly,
  { bases, target }: Stock,
  on: Day,
): Certainty {
  const placed = programme.readings.map(({ unitId }) => {
    const membership = tree.membership(target.unitId, unitId);
    return membership === undefined ? 'no' : holdsOn(membership, programme.days);
  });
  const counted = bases.map(({ days }) => counts(step, days, on));
  if ([placed, counted].some((states) => states.every((state) => state === 'no'))) return 'no';
  return [...placed, ...counted].every((state) => state === 'definitely') ? 'definitely' : 'possibly';
}

function deltaOf(
  workforce: Workforce,
  { programme }: LayoffOnly,
  target: Target,
  without: LeftOut,
): Interval {
  const steps = workforce.steps(target, { without }).filter(isLayoff);
  const step = steps.find((other) => other.programme.layoffId === programme.layoffId);
  return step === undefined ? NOBODY : workforce.inPeople(step, target, { without });
}
