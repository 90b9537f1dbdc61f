import type { DayRange } from '#domain';
import type { Days } from '../leadership-history/answer';
import type { Bounds } from '../headcount/answer';
import type { Inspected } from './inspected';

/** What a discrepancy is about: the ids of the things that entries disagree on. */
export interface Subject {
  readonly unitId: string;
  readonly postId?: string;
  readonly personId?: string;
  readonly layoffId?: string;
  readonly dealId?: string;
  readonly investmentId?: string;
}

/** A plain number, word, count or day of a discrepancy; never a sentence, which would be of one language. */
export type Fact = number | string | boolean | null | Bounds | Days | readonly (number | string)[];

/** Two sides of entries that cannot both be right. */
export interface Finding {
  /** `definite` where they contradict each other in every reading, `possible` where they do in some. */
  readonly certainty: 'definite' | 'possible';
  readonly subject: Subject;
  /** The days on which it shows, both inclusive. */
  readonly days: DayRange;
  readonly what: Readonly<Record<string, Fact>>;
  /** Positions of the entries on one side, and on the other. */
  readonly says: readonly number[];
  readonly against: readonly number[];
  /** Further units that it concerns; it is listed once, though every one of them is asked for. */
  readonly alsoIn?: readonly string[];
}

/** Finds what entries of a unit disagree on, in one way. */
export type Find = (unitId: string, ledger: Inspected) => readonly Finding[];

/** Positions, each once, in the order in which they were recorded. */
export function positionsOf(entries: Iterable<number>): readonly number[] {
  return [...new Set(entries)].toSorted((a, b) => a - b);
}
