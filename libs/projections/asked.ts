import type { Day } from '#domain';

/** One point on the three axes, resolved: every question is asked at one. */
export interface Asked {
  /** Valid time: the end of this day. */
  readonly on: Day;
  /** Knowledge time: entries up to this position, inclusive. */
  readonly knownAt: number;
  /** Publication time: what was out by this instant, inclusive, in milliseconds since 1970 UTC; INSTANT_MAX - 1 for no condition. */
  readonly publishedBy: number;
}
