import { StoreFault, away, notOpened } from './faults';
import type { Integrator } from './integrator';

/** How long opening waits until everything that was written before is read, in milliseconds. */
const OPENING_MS = 600_000;
/** How long opening waits for the store to answer at all, in milliseconds. */
const ANSWER_MS = 30_000;

/**
 * Reads what was written before. A server that refuses this process, or that it cannot trust, is not waited for.
 * @throws LedgerError store_away, store_closed
 */
export async function readEverything(integrator: Integrator): Promise<void> {
  integrator.start();
  const isRefused = (): boolean => integrator.fault?.kind === 'refused';
  const answers = await integrator.until(() => integrator.state !== 'away' || isRefused(), ANSWER_MS);
  if (!answers) throw notOpened(integrator.fault ?? new StoreFault('away', 'it does not answer'));
  const isOver = (): boolean => integrator.state === 'live' || isRefused();
  const isRead = await integrator.until(isOver, OPENING_MS);
  if (integrator.fault?.kind === 'refused') throw notOpened(integrator.fault);
  if (!isRead) throw away('the event store has not been read whole in time', 'start again');
}
