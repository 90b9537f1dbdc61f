import type { KurrentDbOptions } from './options';
import type { ReplicaTables } from './replica-tables';

/**
 * How old an instant must be before it is answered as settled, in milliseconds: longer than an append may take, plus what the
 * clocks of the processes may differ by.
 */
const SETTLE_AFTER_MS = 60_000;

/** What a promise depends on. */
interface Settling {
  readonly tables: ReplicaTables;
  readonly options: KurrentDbOptions;
  /** The time that an append under way bears; Infinity where none is. */
  readonly inFlight: number;
}

/**
 * Promises that this process records nothing at or before an instant any more, where it is long enough past. Nothing is asked of
 * the other processes: their clocks must not be further behind than the wait.
 */
export function settle(instant: number, { tables, options, inFlight }: Settling): void {
  const { clock, mode, settleAfterMs = SETTLE_AFTER_MS } = options;
  const past = Math.min(clock() - settleAfterMs, inFlight) - 1;
  const isNews = instant <= past && past > tables.settledThrough && instant >= tables.recordedAt;
  if (mode === 'write' && isNews) tables.settle(past);
}
