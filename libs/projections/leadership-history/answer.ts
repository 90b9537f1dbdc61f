import type { Names, Statement } from '#domain';
import type { EndKind } from './claims';

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
  /** Titles that other sources give instead of that. */
  readonly possibleTitles: readonly Names[];
  readonly heads: boolean;
  readonly seats: number;
  /** True where the person holds the post only until somebody is appointed. */
  readonly acting: boolean;
  /** True where one source says so and another does not. */
  readonly possiblyActing: boolean;
  /** `implied` where only an end is recorded: the start is unknown. */
  readonly start: Days & { readonly basis: 'recorded' | 'implied' };
  /**
   * `none` where no end is recorded: still in office. `implied` where a successor's start ends it, no later than that day, or the
   * return of whom the person stood in for. `abolished` where the post itself ended. `kinds`: what the sources call it, each once;
   * several where they differ, none where no end is recorded.
   */
  readonly end: Days & {
    readonly basis: 'recorded' | 'abolished' | 'implied' | 'none';
    readonly kinds: readonly EndKind[];
  };
  /** Times of leave, by their start; none later than the tenure. */
  readonly leaves: readonly Leave[];
  /** Mandates of the holder, by their start; none later than the tenure. */
  readonly mandates: readonly Mandate[];
  /** Days on which a source says that the person was in office. */
  readonly attestedOn: readonly string[];
  /** Positions of the entries that it is derived from. */
  readonly entries: readonly number[];
}

/** A time on leave from a post, half-open: the end is the first day back. */
export interface Leave {
  /** `implied` where only the return is recorded. */
  readonly start: Days & { readonly basis: 'recorded' | 'implied' };
  /** `tenure` where it ends with the tenure, `none` where neither has a recorded end: still on leave. */
  readonly end: Days & { readonly basis: 'recorded' | 'tenure' | 'none' };
  readonly entries: readonly number[];
}

/** A charge that the holder of a post has beside the post itself, half-open. */
export interface Mandate extends Leave {
  readonly mandateId: string;
  /** What the person is to do, by language, as the newest entry words it; empty where only its end is recorded. */
  readonly mandate: Statement;
}

/** A mandate on a day. */
export interface MandateInForce {
  readonly mandateId: string;
  readonly mandate: Statement;
  readonly certainty: 'definitely' | 'possibly';
}

export interface Holder {
  readonly tenure: Tenure;
  readonly certainty: 'definitely' | 'possibly';
  /** Whether the person is on leave that day; left out where not. Who definitely is, is listed, and does not lead. */
  readonly onLeave?: 'definitely' | 'possibly';
  /** The mandates in force that day. */
  readonly mandates: readonly MandateInForce[];
}

/** Who led a unit on a day. */
export interface LeaderAnswer {
  readonly unitId: string;
  /**
   * `vacant`: an end is recorded and no successor, or whoever holds the post is on leave and nobody acts. `notRecorded`: nothing is
   * known of any head by then.
   */
  readonly state: 'held' | 'vacant' | 'notRecorded';
  /** True where it is vacant because no post that heads the unit is left: each was abolished. */
  readonly abolished?: true;
  /** Everyone in office, those on leave too. */
  readonly holders: readonly Holder[];
  /** Where nobody leads: the nearest unit above that has a head on that day. */
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
