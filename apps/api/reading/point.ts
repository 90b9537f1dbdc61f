import type { Day } from '#domain';
import type { KnownAt } from '#event-store';
import { Asks } from './parameter';
import { DAY, KNOWN_AT, PUBLISHED_BY } from './parameter-kinds';

/** The point on the three axes of time at which a question is asked; every read takes it. */
export class Point {
  @Asks(DAY, { description: 'Valid time: the end of this day; today (UTC) where it is left out.' })
  readonly on?: Day;

  @Asks(KNOWN_AT, {
    description: 'Knowledge time, inclusive: what the ledger knew then; all where it is left out.',
  })
  readonly knownAt?: KnownAt;

  @Asks(PUBLISHED_BY, {
    description:
      'Publication time, inclusive: what the world was told by then; no condition where it is left out.',
  })
  readonly publishedBy?: number;
}

/** A route that takes no query parameter. */
export class NoParameters {}
