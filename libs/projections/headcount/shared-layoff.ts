import type { Day, DayRange } from '#domain';
import { sum } from '../interval';
import type { Interval } from '../interval';
import { holdsOn } from '../tree';
import type { Span } from './changes';
import type { Stock } from './found';
import type { LeftOut } from './left-out';
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

/** A part that was counted, with what each layoff is for it. */
interface CountedPart {
  readonly stock: Stock;
  readonly steps: ReadonlyMap<string, LayoffOnly>;
}

/** What layoffs that cover all parts take from their sum, each once. */
export function countedOnce(workforce: Workforce, shared: readonly LayoffOnly[], whole: Sum): Interval {
  const counted = whole.stocks.filter(({ bases }) => bases.length > 0);
  const parts = counted.map((stock): CountedPart => {
    const steps = workforce.steps(stock.target, { without: whole.without }).filter(isLayoff);
    return { stock, steps: new Map(steps.map((step) => [step.programme.layoffId, step])) };
  });
  return sum(shared.map((step) => takenBy(workforce, step, whole, parts)));
}

/**
 * What a layoff that covers all parts takes from their sum: all of it where it came after every part was counted, nothing where
 * it came before, and otherwise what falls on the parts that were counted before it.
 */
function takenBy(
  workforce: Workforce,
  step: LayoffOnly,
  { target, on, without }: Sum,
  counted: readonly CountedPart[],
): Interval {
  const spanOf = (some: readonly Stock[]): Span => ({ starts: some.flatMap(startsOf), on });
  const stocks = counted.map(({ stock }) => stock);
  const parts = counted.map((part) => ({
    state: countsFrom(workforce, step, part.stock, on),
    delta: deltaOf(workforce, step, part, { without, span: spanOf([part.stock]) }),
  }));
  const whole = workforce.inPeople(step, target, spanOf(stocks), { without });
  const left = hasLeft(workforce, step, target, on);
  if (step.effect.by === 'stages')
    return !left && isOneStart(step, spanOf(stocks)) ? whole : sum(parts.map(({ delta }) => delta));
  return takenFrom(parts, whole, left);
}

interface Fallen {
  readonly state: Certainty;
  readonly delta: Interval;
}

/** @param left whether some part may have gone and taken along what fell on it. */
function takenFrom(parts: readonly Fallen[], whole: Interval, left: boolean): Interval {
  if (!left && parts.every(({ state }) => state === 'definitely')) return whole;
  if (parts.every(({ state }) => state === 'no')) return NOBODY;
  const taken = (states: readonly Certainty[]): Interval =>
    sum(parts.filter(({ state }) => states.includes(state)).map(({ delta }) => delta));
  const elsewhere = left ? -Infinity : taken(['possibly', 'no']).min;
  return {
    min: Math.max(taken(['definitely', 'possibly']).min, whole.min),
    max: Math.min(0, taken(['definitely']).max, Number.isFinite(elsewhere) ? whole.max - elsewhere : 0),
  };
}

/** Whether a unit may have been below the target when a layoff came, and may have gone by a day: it took its part along. */
function hasLeft({ tree }: Workforce, { programme }: LayoffOnly, { unitId }: Target, on: Day): boolean {
  const today = { earliest: on, latest: on };
  return [...tree.below(unitId)].some((unit) => {
    const membership = tree.membership(unit, unitId);
    if (membership === undefined || holdsOn(membership, programme.days) === 'no') return false;
    return holdsOn(membership, today) !== 'definitely';
  });
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

interface Falling {
  readonly without: LeftOut;
  readonly span: Span;
}

/** What of a layoff falls on a part. */
function deltaOf(
  workforce: Workforce,
  { programme }: LayoffOnly,
  { stock: { target }, steps }: CountedPart,
  { without, span }: Falling,
): Interval {
  const step = steps.get(programme.layoffId);
  return step === undefined ? NOBODY : workforce.inPeople(step, target, span, { without });
}

function startsOf({ bases }: Stock): readonly DayRange[] {
  return bases.map(({ days }) => days);
}

/** Whether a layoff has come equally far at the start of every part: nowhere yet, or all are counted on one day. */
function isOneStart({ days }: LayoffOnly, { starts }: Span): boolean {
  const [first] = starts;
  return (
    starts.every(({ latest }) => latest < days.earliest) ||
    starts.every(({ earliest, latest }) => earliest === latest && earliest === first?.earliest)
  );
}
