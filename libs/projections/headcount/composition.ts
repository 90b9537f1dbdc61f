import type { Day } from '#domain';
import { hull, sum } from '../interval';
import type { Interval } from '../interval';
import { groundsOn, holdsOn, presumedOn } from '../tree';
import type { Membership } from '../tree';
import type { Rested } from '../valid-order';
import type { LayoffStep } from './changes';
import { gathered } from './found';
import type { Found, LeftOut } from './found';
import type { Target } from './parts';
import { countedOnce } from './shared-layoff';
import type { Sum } from './shared-layoff';
import type { Workforce } from './workforce';

const NOBODY: Interval = { min: 0, max: 0 };

/**
 * A unit without a report of its own scope, as the sum of its own people and its children, or of its children alone where
 * each of them is known. A layoff that covers several parts counts once for the sum.
 */
export function composed(workforce: Workforce, unitId: string, on: Day, without: LeftOut): Found {
  const target = { unitId, ownPeople: false };
  const parts = partsOn(workforce, unitId, on).map((part) => ({
    part,
    found: workforce.people(part.target, on, without),
  }));
  const counted = parts.filter(({ found }) => sureOrPossible(found) !== undefined);
  const missing = parts.filter(
    ({ part, found }) => !part.target.ownPeople && sureOrPossible(found) === undefined,
  );
  const unknown = missing.filter(({ part }) => part.certain);
  if (counted.length === 0) return { stocks: [], grounds: () => [], presumed: false };
  if (unknown.length > 0) return { stocks: [], ...placesOf(unknown, on) };
  const stocks = counted.flatMap(({ found }) => found.stocks);
  const { grounds, presumed } = placesOf(parts, on);
  const rest = {
    stocks,
    presumed,
    grounds: gathered(() => [grounds(), elsewhere(workforce, unitId, on)]),
  };
  if (
    missing.length === 0 &&
    counted.every(({ part, found }) => part.certain && found.people !== undefined)
  ) {
    return { people: countedTogether(workforce, { target, stocks, on, without }) ?? apart(counted), ...rest };
  }
  const people = apart(counted);
  return missing.length === 0 && childrenAreKnown(counted)
    ? { people, ...rest }
    : { ifAlready: people, ...rest };
}

/** What parts rest on: their counts, and the claims that put them where they are. */
function placesOf(parts: readonly CountedPart[], on: Day): Pick<Found, 'grounds' | 'presumed'> {
  const today = { earliest: on, latest: on };
  const places = parts.flatMap(({ part }) => part.place ?? []);
  return {
    grounds: gathered(() => [
      places.flatMap((place) => groundsOn(place, today)),
      ...parts.map(({ found }) => found.grounds()),
    ]),
    presumed: places.some((place) => presumedOn(place, today)) || parts.some(({ found }) => found.presumed),
  };
}

/** The changes by which units that once were parts are elsewhere on a day. */
function elsewhere({ tree }: Workforce, unitId: string, on: Day): readonly Rested[] {
  const today = { earliest: on, latest: on };
  return tree
    .children(unitId)
    .map((child) => tree.direct(child, unitId))
    .filter((place) => holdsOn(place, today) === 'no')
    .flatMap((place) => groundsOn(place, today));
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
  /** Left out for the unit's own people. */
  readonly place?: Membership;
}

interface CountedPart {
  readonly part: PlacedPart;
  readonly found: Found;
}

/** The unit's own people and its children on a day. */
function partsOn(workforce: Workforce, unitId: string, on: Day): readonly PlacedPart[] {
  const children = workforce.tree.children(unitId).flatMap((child) => {
    const membership = workforce.tree.direct(child, unitId);
    const holds = holdsOn(membership, { earliest: on, latest: on });
    if (holds === 'no') return [];
    const target = { unitId: child, ownPeople: false };
    return [{ target, certain: holds === 'definitely', place: membership }];
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

/** The parts without the layoffs that cover them all, and each of those once; undefined where percentages stand between. */
function countedTogether(workforce: Workforce, whole: Sum): Interval | undefined {
  if (anyPercentage(workforce, whole)) return undefined;
  const { target, on, without } = whole;
  const shared = workforce
    .steps(target, { without })
    .filter((step) => coversAll(workforce, step, target.unitId));
  const layoffs = new Set([...without.layoffs, ...shared.map((step) => step.programme.layoffId)]);
  const apartFrom = { ...without, layoffs };
  const parts = partsOn(workforce, target.unitId, on).flatMap(
    (part) => workforce.people(part.target, on, apartFrom).people ?? [],
  );
  return sum([...parts, ...shared.map((step) => countedOnce(workforce, step, whole))]);
}

/** Whether a layoff names the unit or one above it, so that it covers all of its parts. */
function coversAll(workforce: Workforce, step: LayoffStep, unitId: string): boolean {
  const above = workforce.tree.above(unitId);
  return (
    step.effect.by !== 'percentage' && step.programme.readings.every((reading) => above.has(reading.unitId))
  );
}

function anyPercentage(workforce: Workforce, { stocks, without }: Sum): boolean {
  return stocks.some(({ target }) =>
    workforce.steps(target, { without }).some((step) => step.effect.by === 'percentage'),
  );
}
