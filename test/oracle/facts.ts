import type { Quantity, Recorded } from '#domain';

/** Stands for "no upper bound": far above every sum of counts, and recognisable after arithmetic. */
export const ENDLESS = 1e15;
/** Anything above came from `ENDLESS`: recorded counts are at most 1e9. */
export const ENDLESS_FROM = 1e11;

/** Bounds of a number, both inclusive. */
export interface Numbers {
  readonly min: number;
  readonly max: number;
}

/** The facts of one type of event, with their positions. */
export function factsOf<Fact>(
  visible: readonly Recorded[],
  type: string,
): readonly (Fact & { entry: number })[] {
  return visible
    .filter((entry) => entry.type === type)
    .map((entry) => ({ ...(entry.data as Fact), entry: entry.position }));
}

/** A quantity as an entry says it, without an upper bound far above all others. */
export function numbersOf({ min, max }: Pick<Quantity, 'min' | 'max'>): Numbers {
  return { min, max: max ?? ENDLESS };
}

/** The smallest bounds that hold all given ones. */
export function hullOfNumbers(numbers: readonly Numbers[]): Numbers {
  return { min: Math.min(...numbers.map(({ min }) => min)), max: Math.max(...numbers.map(({ max }) => max)) };
}

/** Each value once, compared by what it says. */
export function distinct<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
