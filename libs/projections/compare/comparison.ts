import type { EntryItem } from '../entries/entries-query';
import type { Figure, FigureValue } from '../explain/figures';

/**
 * What became of an entry between two answers: recorded since, published since, withdrawn since, or visible again since its
 * withdrawal was withdrawn; its day came; or it is visible at both points, and others gave it weight or took it away.
 */
export type GroundChange =
  'added' | 'published' | 'restored' | 'withdrawn' | 'cameIntoValidTime' | 'nowCounts' | 'noLongerCounts';

export interface ChangedGround {
  /** Position of the entry. */
  readonly entry: number;
  readonly how: GroundChange;
}

/** A figure that two points answer differently; null where one has nothing from which it could be said. */
export interface ChangedFigure {
  readonly figure: Figure;
  readonly before: FigureValue | null;
  readonly after: FigureValue | null;
  /** The entries that made the change, in the order in which they were recorded. */
  readonly entries: readonly ChangedGround[];
}

/** What differs between two points, and what does not. */
export interface Difference {
  readonly changed: readonly ChangedFigure[];
  readonly unchanged: readonly Figure[];
}

/** An entry that counted only between the two points. */
export interface Passing {
  readonly entry: number;
  /** Position of what withdrew it. */
  readonly withdrawnBy: number;
}

/** What changed for a unit and all below it: in the world, and in what is known of it. */
export interface Comparison {
  readonly unitId: string;
  /** From day to day, as known and published at the earlier point. */
  readonly world: Difference;
  /** At the later day, from the earlier point of knowledge and publication to the later. */
  readonly knowledge: Difference & { readonly recordedAndWithdrawn: readonly Passing[] };
  /** Every entry that is named above, as it stands at the later point. */
  readonly entries: readonly EntryItem[];
}
