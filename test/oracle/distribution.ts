import { ENDLESS } from './facts';
import type { Numbers } from './facts';

/** A part of the organisation tree, as it stood on the day of a layoff: its top, and what lies directly below each unit. */
export interface Branch {
  readonly unitId: string;
  readonly below: readonly Branch[];
}

/** How many a layoff takes from each unit's own staff. */
export type Distribution = ReadonlyMap<string, number>;

/**
 * The extreme ways to distribute a layoff over the own staff of the units of a branch, so that what falls on a unit and all
 * below it lies within its share, where it has one. At each unit, all parts but one are as small or as large as they can be.
 * Empty where the whole and the shares contradict each other.
 */
export function distributions(
  branch: Branch,
  whole: Numbers,
  shares: ReadonlyMap<string, Numbers>,
): readonly Distribution[] {
  const possible = wholeWith(branch, whole, shares);
  if (possible.min > possible.max) return [];
  const totals = [...new Set([possible.min, possible.max])];
  return totals.flatMap((total) => spread(branch, total, sharesBelow(branch, shares)));
}

/** What a layoff may be altogether, given its shares; min > max where the whole and the shares contradict each other. */
export function wholeWith(branch: Branch, whole: Numbers, shares: ReadonlyMap<string, Numbers>): Numbers {
  return withinShares(branch, new Map([...sharesBelow(branch, shares), [branch.unitId, whole]]));
}

/** A share of the layoff's own unit is none below it: it is flagged, not counted. */
function sharesBelow({ unitId }: Branch, shares: ReadonlyMap<string, Numbers>): ReadonlyMap<string, Numbers> {
  return new Map([...shares].filter(([unit]) => unit !== unitId));
}

/** All units of a branch, its top first. */
export function unitsOf(branch: Branch): readonly string[] {
  return [branch.unitId, ...branch.below.flatMap(unitsOf)];
}

/** What may fall on a unit and all below it, by its own share and those below; min > max where nothing may. */
function withinShares(branch: Branch, shares: ReadonlyMap<string, Numbers>): Numbers {
  const below = branch.below.map((child) => withinShares(child, shares));
  if (below.some(({ min, max }) => min > max)) return { min: 1, max: 0 };
  const own = shares.get(branch.unitId) ?? { min: 0, max: ENDLESS };
  return { min: Math.max(own.min, sum(below.map(({ min }) => min))), max: own.max };
}

function spread(
  branch: Branch,
  total: number,
  shares: ReadonlyMap<string, Numbers>,
): readonly Distribution[] {
  const bounds = branch.below.map((child) => withinShares(child, shares));
  return splits(total, bounds).flatMap(({ own, below }) =>
    branch.below.reduce<readonly Distribution[]>(
      (found, child, at) =>
        found.flatMap((part) =>
          spread(child, below[at] ?? 0, shares).map((more) => new Map([...part, ...more])),
        ),
      [new Map([[branch.unitId, own]])],
    ),
  );
}

interface Split {
  readonly own: number;
  readonly below: readonly number[];
}

/** The ways to split a total in which one part takes what the others, each at one of its bounds, leave. */
function splits(total: number, bounds: readonly Numbers[]): readonly Split[] {
  const found: Split[] = [];
  for (const below of corners(bounds)) {
    const own = total - sum(below);
    if (own >= 0) found.push({ own, below });
    found.push(...filledUp(total, below, bounds));
  }
  return [...new Map(found.map((split) => [JSON.stringify(split), split])).values()];
}

/** The splits in which own staff loses nobody and one unit below takes the rest. */
function filledUp(total: number, corner: readonly number[], bounds: readonly Numbers[]): readonly Split[] {
  return bounds.flatMap(({ min, max }, at) => {
    const rest = total - sum(corner) + (corner[at] ?? 0);
    return rest >= min && rest <= max ? [{ own: 0, below: corner.with(at, rest) }] : [];
  });
}

function corners(bounds: readonly Numbers[]): readonly (readonly number[])[] {
  return bounds.reduce<readonly (readonly number[])[]>(
    (found, { min, max }) =>
      found.flatMap((corner) => (max >= ENDLESS ? [min] : [min, max]).map((end) => [...corner, end])),
    [[]],
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
