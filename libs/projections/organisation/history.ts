import type { DayRange } from '#domain';
import type { Rested } from '../valid-order';

/** One reading of where a unit stood at first, as one visible introduction gives it, or another source instead. */
export interface Introduction {
  readonly entry: number;
  /** Null for a company. */
  readonly parentId: string | null;
  /** Left out where the source gives no start: its first place then holds on all earlier days, by presumption. */
  readonly established?: DayRange;
}

/** A change of a unit's place, from the start of its day on. */
export interface Act {
  readonly cause: 'moved' | 'acquired' | 'closed' | 'merged' | 'split';
  /** Days on which it may have been; both inclusive. */
  readonly days: DayRange;
  /** False where it may not have happened at all. */
  readonly certain: boolean;
  /** Units of which one then stands directly above; none where the unit stands nowhere from then on. */
  readonly parentIds: readonly string[];
  /** The units into which it was merged or split. */
  readonly intoIds: readonly string[];
  /** The entries that say so, each with the first day of what it says. */
  readonly rested: readonly Rested[];
}

/** All that the visible entries say of where a unit stands. */
export interface History {
  /** Several are readings of one thing, since sources disagree. */
  readonly introductions: readonly Introduction[];
  /** Whether it was introduced at all: false where other sources deny all that says so. */
  readonly introduced: boolean;
  /** In valid order. */
  readonly acts: readonly Act[];
}
