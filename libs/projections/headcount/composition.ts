import type { Day } from '#domain';
import { hull, sum } from '../interval';
import type { Interval } from '../interval';
import { holdsOn } from '../tree';
import type { LayoffStep } from './changes';
import type { Target } from './parts';
import { counts } from './run';
import type { Found, Stock, Workforce } from './workforce';

const NOBODY: Interval = { min: 0, max: 0 };

/**
 * A unit without a report of its own scope, as the sum of its own people and its children, or of its children alone where
 * each of them is known. A layoff that covers several parts counts once for the sum.
 */
export function composed(
  workforce: Workforce,
  unitId: string,
  on: Day,
  without: ReadonlySet<string>,
): Found | undefined {
  const target = { unitId, ownPeople: false };
  const parts = partsOn(workforce, unitId, on);
  if (parts === undefined) return undefined;
  const shared = workforce.steps(target, without).filter((step) => coversAll(workforce, step, unitId));
  const apart = new Set([...without, ...shared.map((step) => step.programme.layoffId)]);
  const found = parts.map(({ part }) => workforce.people(part, on, apart));
  const stocks = found.flatMap((one) => one.stocks);
  if (found.some((one) => one.people === undefined)) return undefined;
  if (parts.some(({ certain }) => !certain) || anyPercentage(workforce, stocks)) {
    return { people: sum(parts.map((one) => apartFrom(workforce, one, on, without))), stocks };
  }
  const once = shared.map((step) => countedOnce(workforce, { step, target, stocks, on, without }));
  return { people: sum([...found.flatMap((one) => one.people ?? []), ...once]), stocks };
}

interface PlacedPart {
  readonly part: Target;
  /** Whether it stands below the unit on that day for certain. */
  readonly certain: boolean;
}

/** The parts whose sum is the unit; undefined where some part is unknown. */
function partsOn(workforce: Workforce, unitId: string, on: Day): readonly PlacedPart[] | undefined {
  const children = workforce.tree.children(unitId).flatMap((child) => {
    const membership = workforce.tree.membership(child, unitId);
    const holds = membership === undefined ? 'no' : holdsOn(membership, { earliest: on, latest: on });
    return holds === 'no'
      ? []
      : [{ part: { unitId: child, ownPeople: false }, certain: holds === 'definitely' }];
  });
  const own = { part: { unitId, ownPeople: true }, certain: true };
  const ownIsKnown = workforce.people(own.part, on).people !== undefined;
  const parts = ownIsKnown ? [own, ...children] : children;
  return parts.length === 0 ? undefined : parts;
}

/** Each part by itself, with its share of every layoff: wider than the sum need be, never narrower. */
function apartFrom(
  workforce: Workforce,
  { part, certain }: PlacedPart,
  on: Day,
  without: ReadonlySet<string>,
): Interval {
  const people = workforce.people(part, on, without).people ?? NOBODY;
  return certain ? people : hull(people, NOBODY);
}

/** Whether a layoff names the unit or one above it, so that it covers all of its parts. */
function coversAll(workforce: Workforce, step: LayoffStep, unitId: string): boolean {
  const above = workforce.tree.above(unitId);
  return step.effect.by === 'people' && step.programme.readings.every((reading) => above.has(reading.unitId));
}

function anyPercentage(workforce: Workforce, stocks: readonly Stock[]): boolean {
  return stocks.some(({ target }) => workforce.steps(target).some((step) => step.effect.by === 'percentage'));
}

interface Shared {
  readonly step: LayoffStep;
  readonly target: Target;
  readonly stocks: readonly Stock[];
  readonly on: Day;
  readonly without: ReadonlySet<string>;
}

/** What a layoff takes from the sum: all of it where it came after every part was counted, nothing where before. */
function countedOnce(workforce: Workforce, { step, target, stocks, on, without }: Shared): Interval {
  const states = stocks.map((stock) => ({ stock, state: countsFrom(step, stock, on) }));
  const whole = workforce.inPeople(step, target, without);
  if (states.every(({ state }) => state === 'definitely')) return whole;
  if (states.every(({ state }) => state === 'no')) return NOBODY;
  const taken = (wanted: (state: string) => boolean): Interval =>
    sum(
      states
        .filter(({ state }) => wanted(state))
        .map(({ stock }) => deltaOf(workforce, step, stock.target, without)),
    );
  const certain = taken((state) => state === 'definitely');
  const possible = taken((state) => state !== 'no');
  const elsewhere = taken((state) => state !== 'definitely');
  return {
    min: Math.max(possible.min, whole.min),
    max: Math.min(0, certain.max, Number.isFinite(elsewhere.min) ? whole.max - elsewhere.min : 0),
  };
}

function countsFrom(step: LayoffStep, { bases }: Stock, on: Day): 'definitely' | 'possibly' | 'no' {
  const states = new Set(bases.map(({ days }) => counts(step, days, on)));
  const [state = 'possibly'] = states;
  return states.size === 1 ? state : 'possibly';
}

function deltaOf(
  workforce: Workforce,
  { programme }: LayoffStep,
  target: Target,
  without: ReadonlySet<string>,
): Interval {
  const step = workforce
    .steps(target, without)
    .find((other) => other.programme.layoffId === programme.layoffId);
  return step === undefined ? NOBODY : workforce.inPeople(step, target, without);
}
