import type { Surroundings } from '../sqlite/recorder';
import type { Credentials } from './connection';
import type { FollowingState } from './integrator';
import type { Skipped } from './progress';

/** How a ledger on an event store is opened. */
export interface KurrentDbOptions extends Surroundings {
  readonly mode: 'write' | 'read';
  /** File of this process's replica; no two processes share one. */
  readonly replica: string;
  readonly credentials?: Credentials | undefined;
  /** Told after each command that was recorded. */
  readonly committed?: ((commands: number) => void) | undefined;
  /** How long a command waits for the store in all before it is refused, in milliseconds. */
  readonly patienceMs?: number | undefined;
  /** How old an instant must be before it is answered as settled, in milliseconds; 0 where this process alone writes. */
  readonly settleAfterMs?: number | undefined;
}

/** How a process stands to its store. */
export interface StoreStatus extends Skipped {
  readonly state: FollowingState;
  readonly position: number;
  readonly reconnects: number;
  /** Events that were told again after they had been taken, since the opening; none where all is well. */
  readonly passedOver: number;
}
