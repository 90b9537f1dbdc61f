import { DAY_MAX, DAY_MIN } from '#domain';
import type { Day } from '#domain';
import { hull, sum } from '../interval';
import type { Interval } from '../interval';
import { holdsOn } from '../tree';
import type { LayoffStep } from './changes';
import type { Target } from './parts';
import { counts } from './run';
import type { Counting, Found, Stock, Workforce } from './workforce';

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
  const parts = partsOn(workforce, unitId, on).map((part) => ({
    part,
    found: workforce.people(part.target, on, without),
  }));
  const counted = parts.filter(({ found }) => sureOrPossible(found) !== undefined);
  const missing = parts.filter(
    ({ part, found }) => !part.target.ownPeople && sureOrPossible(found) === undefined,
  );
  if (counted.length === 0 || missing.some(({ part }) => part.certain)) return undefined;
  const stocks = counted.flatMap(({ found }) => found.stocks);
  if (
    missing.length === 0 &&
    counted.every(({ part, found }) => part.certain && found.people !== undefined)
  ) {
    return { people: countedTogether(workforce, target, { stocks, on, without }) ?? apart(counted), stocks };
  }
  const people = apart(counted);
  return missing.length === 0 && childrenAreKnown(counted)
    ? { people, stocks }
    : { ifAlready: people, stocks };
}

/** Whether the sum stands without the unit's own people, should those not be known. */
function childrenAreKnown(counted: readonly CountedPart[]): boolean {
  const children = counted.filter(({ part }) => !part.target.ownPeople);
  return (
    children.some(({ part }) => part.certain) && children.every(({ found }) => found.people !== undefined)
  );
}

interface PlacedPart {
  readonly target: Target;
  /** Whether it stands below the unit on that day for certain. */
  readonly certain: boolean;
}

interface CountedPart {
  readonly part: PlacedPart;
  readonly found: Found;
}

/** The unit's own people and its children on a day. */
function partsOn(workforce: Workforce, unitId: string, on: Day): readonly PlacedPart[] {
  const children = workforce.tree.children(unitId).flatMap((child) => {
    const membership = workforce.tree.membership(child, unitId);
    const holds = membership === undefined ? 'no' : holdsOn(membership, { earliest: on, latest: on });
    return holds === 'no'
      ? []
      : [{ target: { unitId: child, ownPeople: false }, certain: holds === 'definitely' }];
  });
  return [{ target: { unitId, ownPeople: true }, certain: true }, ...children];
}

function sureOrPossible({ people, ifAlready }: Found): Interval | undefined {
  return people ?? ifAlready;
}

/** Each part by itself, with its share of every layoff: wider than the sum need be, never narrower. */
function apart(counted: readonly CountedPart[]): Interval {
  const others = counted.some(({ part }) => !part.target.ownPeople);
  return sum(
    counted.map(({ part, found }) => {
      const people = sureOrPossible(found) ?? NOBODY;
      const optional = part.target.ownPeople && others && found.people === undefined;
      return part.certain && !optional ? people : hull(people, NOBODY);
    }),
  );
}

interface Together {
  readonly stocks: readonly Stock[];
  readonly on: Day;
  readonly without: ReadonlySet<string>;
}

/** The parts without the layoffs that cover them all, and each of those once; undefined where percentages stand between. */
function countedTogether(
  workforce: Workforce,
  target: Target,
  { stocks, on, without }: Together,
): Interval | undefined {
  if (anyPercentage(workforce, stocks, without)) return undefined;
  const shared = workforce
    .steps(target, everyDay(without))
    .filter((step) => coversAll(workforce, step, target.unitId));
  const apartFrom = new Set([...without, ...shared.map((step) => step.programme.layoffId)]);
  const parts = partsOn(workforce, target.unitId, on).flatMap(
    (part) => workforce.people(part.target, on, apartFrom).people ?? [],
  );
  const once = shared.map((step) => countedOnce(workforce, { step, target, stocks, on, without }));
  return sum([...parts, ...once]);
}

/** Whether a layoff names the unit or one above it, so that it covers all of its parts. */
function coversAll(workforce: Workforce, step: LayoffStep, unitId: string): boolean {
  const above = workforce.tree.above(unitId);
  return step.effect.by === 'people' && step.programme.readings.every((reading) => above.has(reading.unitId));
}

function anyPercentage(
  workforce: Workforce,
  stocks: readonly Stock[],
  without: ReadonlySet<string>,
): boolean {
  return stocks.some(({ target }) =>
    workforce.steps(target, everyDay(without)).some((step) => step.effect.by === 'percentage'),
  );
}

type Certainty = 'definitely' | 'possibly' | 'no';

interface Shared {
  readonly step: LayoffStep;
  readonly target: Target;
  readonly stocks: readonly Stock[];
  readonly on: Day;
  readonly without: ReadonlySet<string>;
}

/** What a layoff takes from the sum: all of it where it came after every part was counted, nothing where before. */
function countedOnce(workforce: Workforce, { step, target, stocks, on, without }: Shared): Interval {
  const states = stocks.map((stock) => ({ stock, state: countsFrom(workforce, step, stock, on) }));
  const whole = workforce.inPeople(step, target, everyDay(without));
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

/** Whether a layoff counts from the reports of a part; only where the part stood below the layoff's unit on its day. */
function countsFrom({ tree }: Workforce, step: LayoffStep, { bases, target }: Stock, on: Day): Certainty {
  const { days, readings } = step.programme;
  const placed = readings.map(({ unitId }) => {
    const membership = tree.membership(target.unitId, unitId);
    return membership === undefined ? 'no' : holdsOn(membership, days);
  });
  const states = new Set<Certainty>([...placed, ...bases.map((base) => counts(step, base.days, on))]);
  if (placed.every((holds) => holds === 'no')) return 'no';
  const [state = 'possibly'] = states;
  return states.size === 1 ? state : neverCounts(bases, step, on) ? 'no' : 'possibly';
}

function neverCounts(bases: Stock['bases'], step: LayoffStep, on: Day): boolean {
  return bases.every((base) => counts(step, base.days, on) === 'no');
}

function deltaOf(
  workforce: Workforce,
  { programme }: LayoffStep,
  target: Target,
  without: ReadonlySet<string>,
): Interval {
  const step = workforce
    .steps(target, everyDay(without))
    .find((other) => other.programme.layoffId === programme.layoffId);
  return step === undefined ? NOBODY : workforce.inPeople(step, target, everyDay(without));
}

function everyDay(without: ReadonlySet<string>): Counting {
  return { without, days: { earliest: DAY_MIN, latest: DAY_MAX } };
}
