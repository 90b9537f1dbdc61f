/** Bounds of a number, both inclusive; infinite where there is none. */
export interface Interval {
  readonly min: number;
  readonly max: number;
}

export const ZERO: Interval = { min: 0, max: 0 };
export const UNBOUNDED: Interval = { min: -Infinity, max: Infinity };

/** The smallest interval that holds all of them. */
export function hull(first: Interval, ...others: readonly Interval[]): Interval {
  return others.reduce(
    (all, { min, max }) => ({ min: Math.min(all.min, min), max: Math.max(all.max, max) }),
    first,
  );
}

export function sum(intervals: readonly Interval[]): Interval {
  return intervals.reduce((total, { min, max }) => ({ min: total.min + min, max: total.max + max }), ZERO);
}

/** A product in which nothing of an unbounded number is nothing. */
export function times(value: number, factor: number): number {
  return factor === 0 || value === 0 ? 0 : value * factor;
}

/** Bounds as they stand in answers: null where there is none; never -0. */
export function boundsOf({ min, max }: Interval): {
  readonly min: number | null;
  readonly max: number | null;
} {
  return { min: Number.isFinite(min) ? min + 0 : null, max: Number.isFinite(max) ? max + 0 : null };
}
