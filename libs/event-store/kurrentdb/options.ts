import type { Surroundings } from '../sqlite/recorder';
import type { Credentials } from './connection';

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
  /** Whether opening may go by a replica that holds entries while the store is away, and read on once it answers; false where it is left out. */
  readonly mayBeAway?: boolean | undefined;
}
