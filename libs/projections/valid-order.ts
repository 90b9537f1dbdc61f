import type { Day } from '#domain';

/** An entry that an answer rests on, and the first day of what it says. */
export interface Rested {
  readonly entry: number;
  readonly day: Day;
}

/** Positions in valid order, each once; ties by position. */
export function inValidOrder(rested: readonly Rested[]): readonly number[] {
  const sorted = rested.toSorted((a, b) => a.day - b.day || a.entry - b.entry);
  return [...new Set(sorted.map(({ entry }) => entry))];
}
