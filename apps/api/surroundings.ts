import type { Logger } from 'pino';
import type { Documentation } from './openapi/descriptions';
import type { Random } from './security/secrets';

/** Where times, chance and the log come from; handed in, so that tests decide them. */
export interface Surroundings {
  /** Milliseconds since 1970 UTC. */
  readonly clock: () => number;
  readonly random: Random;
  readonly log: Logger;
  /** What the sources say of the interface; what the build left where it is left out. */
  readonly documentation?: Documentation;
}
