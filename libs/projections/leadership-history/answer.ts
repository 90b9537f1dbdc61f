import type { Names } from '#domain';

/** First and last day on which something may have happened, both inclusive; null where it is open. */
export interface Days {
  readonly earliest: string | null;
  readonly latest: string | null;
}

/** A person's time in a post, half-open: the end is the first day no longer in office. */
export interface Tenure {
  readonly personId: string;
  readonly unitId: string;
  readonly postId: string;
  readonly title: Names;
  readonly heads: boolean;
  readonly seats: number;
  readonly acting: boolean;
  /** `implied` where only an end is recorded: the start is unknown. */
  readonly start: Days & { readonly basis: 'recorded' | 'implied' };
  /** `none` where no end is recorded: still in office. `implied` where a successor's start ends it, no later than that day. */
  readonly end: Days & { readonly basis: 'recorded' | 'implied' | 'none' };
  /** Days on which a source says that the person was in office. */
  readonly attestedOn: readonly string[];
  /** Positions of the entries that it is derived from. */
  readonly entries: readonly number[];
}

export interface Holder {
  readonly tenure: Tenure;
  readonly certainty: 'definitely' | 'possibly';
}

/** Who led a unit on a day. */
export interface LeaderAnswer {
  readonly unitId: string;
  /** `vacant`: an end is recorded and no successor. `notRecorded`: nothing is known of any head by then. */
  readonly state: 'held' | 'vacant' | 'notRecorded';
  readonly holders: readonly Holder[];
  /** Where nobody is recorded: the nearest unit above that has a head on that day. */
  readonly above?: { readonly unitId: string; readonly holders: readonly Holder[] };
  /** Positions of the entries without which the answer would be another, in valid order. */
  readonly restsOn: readonly number[];
}

/** How often leadership changed in a year: bounds, both inclusive. */
export interface LeadershipChanges {
  readonly unitId: string;
  readonly year: number;
  readonly min: number;
  readonly max: number;
  readonly restsOn: readonly number[];
}
