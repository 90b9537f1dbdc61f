import type { Day } from '#domain';
import { hull, sum } from '../interval';
import type { Interval } from '../interval';
import { gathered } from './found';
import type { Found } from './found';
import type { LeftOut } from './left-out';
import { movedIn, movedOnce } from './movements-in-sums';
import { countedOnce } from './shared-layoff';
import type { Sum } from './shared-layoff';
import { isLayoff } from './steps';
import type { LayoffOnly } from './steps';
import { elsewhere, partsOn, placesOf } from './unit-parts';
import type { CountedPart } from './unit-parts';
import type { Workforce } from './workforce';

const NOBODY: Interval = { min: 0, max: 0 };

/**
 * A unit without a report of its own scope, as the sum of its own people and its children, or of its children alone where
 * each of them is known. A layoff that covers several parts counts once for the sum, and so does a hiring or a transfer that
 * reaches several.
 */
export function composed(workforce: Workforce, unitId: string, on: Day, without: LeftOut): Found {
  const inside = addedUp(workforce, { unitId, on, without });
  const movements = workforce.nearby
    .movements(unitId)
    .flatMap(({ toldFirst }) => (without.movements.has(toldFirst) ? [] : [toldFirst]));
  if (movements.length === 0 || inside.parts !== 'exact' || inside.people === undefined) return inside;
  const apartFrom = { ...without, movements: new Set([...without.movements, ...movements]) };
  const still = addedUp(workforce, { unitId, on, without: apartFrom });
  const whole = { target: { unitId, ownPeople: false }, stocks: inside.stocks, on, without };
  const scaled = anyPercentage(workforce, whole);
  const moved = movedOnce(workforce, whole, scaled);
  const people = sum([still.people ?? NOBODY, moved.people]);
  return {
    people: {
      min: Math.max(people.min, inside.people.min),
      max: Math.min(people.max, inside.people.max),
    },
    stocks: inside.stocks,
    grounds: scaled ? inside.grounds : gathered(() => [still.grounds(), moved.grounds()]),
    presumed: still.presumed || moved.presumed,
  };
}

/** A sum, and how well its parts are known: exact where each is certain, and none of them stands for another. */
type AddedUp = Found & { readonly parts?: 'exact' };

interface Asking {
  readonly unitId: string;
  readonly on: Day;
  readonly without: LeftOut;
}

/** The parts of a unit together, each with all that reaches it; only a layoff that covers all of them counts once. */
function addedUp(workforce: Workforce, asking: Asking): AddedUp {
  const { unitId, on, without } = asking;
  const { parts, counted, missing, own } = countedParts(workforce, asking);
  const unknown = missing.filter(({ part }) => part.certain);
  if (counted.length === 0) return { stocks: [], grounds: () => [], presumed: false };
  if (unknown.length > 0) return { stocks: [], ...placesOf(unknown, on) };
  const stocks = [...counted.flatMap(({ found }) => found.stocks), ...own];
  const either = counted.some(({ found }) => found.either === true);
  const exact = missing.length === 0 && counted.every(isCertain);
  const whole = { target: { unitId, ownPeople: false }, stocks, on, without };
  const people = sum([
    exact ? countedTogether(workforce, whole, counted) : apart(counted),
    ...own.map(({ target }) => movedIn(workforce, target, on, without)),
  ]);
  const { grounds, presumed } = placesOf(parts, on);
  const all = gathered(() => [grounds(), elsewhere(workforce, unitId, on)]);
  const rest = { stocks, either, presumed, grounds: all };
  if (exact) return { people, parts: 'exact', ...rest };
  return missing.length === 0 && isKnown(counted) ? { people, ...rest } : { ifAlready: people, ...rest };
}

/** The parts, those of which a count is known or possible, the children of which none is, and own people whom nobody counted. */
function countedParts(workforce: Workforce, { unitId, on, without }: Asking) {
  const parts = partsOn(workforce, unitId, on).map((part) => ({
    part,
    found: workforce.people(part.target, on, without),
  }));
  const others = parts.filter(({ found }) => sureOrPossible(found) === undefined);
  const ownTarget = others.find(({ part }) => part.target.ownPeople)?.part.target;
  return {
    parts,
    counted: parts.filter((part) => !others.includes(part)),
    missing: others.filter(({ part }) => !part.target.ownPeople),
    own: ownTarget === undefined ? [] : [{ target: ownTarget, bases: [] }],
  };
}

/** Whether a part surely stands there and is counted, and no report may hold already in the place of its own parts. */
function isCertain({ part, found }: CountedPart): boolean {
  return part.certain && found.people !== undefined && found.either !== true;
}

/** Whether the sum stands: each child is counted, and the own people are too, or some child is there for certain. */
function isKnown(counted: readonly CountedPart[]): boolean {
  const known = counted.filter(({ found }) => found.people !== undefined);
  return (
    counted.every((one) => one.part.target.ownPeople || known.includes(one)) &&
    known.some(({ part }) => part.certain)
  );
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

/** The parts without the layoffs that cover them all, and each of those once; apart where percentages stand between. */
function countedTogether(workforce: Workforce, whole: Sum, counted: readonly CountedPart[]): Interval {
  if (anyPercentage(workforce, whole)) return apart(counted);
  const { target, on, without } = whole;
  const shared = workforce
    .steps(target, { without })
    .filter(isLayoff)
    .filter((step) => coversAll(workforce, step, target.unitId));
  const layoffs = new Set([...without.layoffs, ...shared.map((step) => step.programme.layoffId)]);
  const apartFrom = { ...without, layoffs };
  const parts = partsOn(workforce, target.unitId, on).flatMap(
    (part) => workforce.people(part.target, on, apartFrom).people ?? [],
  );
  return sum([...parts, countedOnce(workforce, shared, whole)]);
}

/** Whether a layoff names the unit or one above it, so that it covers all of its parts. */
function coversAll(workforce: Workforce, step: LayoffOnly, unitId: string): boolean {
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
