import { setTimeout as wait } from 'node:timers/promises';
import { LedgerError } from '#domain';
import type { Connection } from './connection';
import type { Integrator } from './integrator';
import type { Replica } from './replica';
import { readEverything } from './read-everything';
import { isOfAnother } from './same-store';

/** How long to wait before a store that was away at the start is asked again, in milliseconds. */
const AGAIN_MS = 1_000;

/** What reading begins with. */
export interface Beginning {
  readonly connection: Connection;
  readonly replica: Replica;
  readonly integrator: Integrator;
  /** Whether a replica that holds entries is enough to begin with while the store is away. */
  readonly mayBeAway: boolean;
  /** Why nothing is answered any more; undefined while it is. */
  readonly refusal: () => LedgerError | undefined;
  readonly failed: (error: LedgerError) => void;
}

/**
 * Reads what was written before. A replica of another store, or of one that was restored since, begins anew.
 * @throws LedgerError store_away, store_closed where the store refuses this process, and whatever reading failed with.
 */
export async function begin(beginning: Beginning): Promise<void> {
  const { connection, replica, integrator, mayBeAway } = beginning;
  try {
    if (await isOfAnother(connection, replica)) replica.beginAnew();
  } catch (error) {
    const isAway = error instanceof LedgerError && error.code === 'store_away';
    if (!mayBeAway || !isAway || replica.tables.head === 0) throw error;
    void beginLater(beginning);
    return;
  }
  await readEverything(integrator);
}

/** Asks until the store answers. What was answered from the replica meanwhile cannot be taken back, so one of another store fails. */
async function beginLater(beginning: Beginning): Promise<void> {
  const { connection, replica, integrator, refusal, failed } = beginning;
  while (refusal() === undefined) {
    await wait(AGAIN_MS, undefined, { ref: false });
    if (refusal() !== undefined) return;
    const other = await isOfAnother(connection, replica).catch(() => undefined);
    if (refusal() !== undefined) return;
    if (other === false) {
      integrator.start();
      return;
    }
    if (other === true)
      failed(
        new LedgerError(
          'store_foreign',
          'the replica is of another event store, or of one that was restored since; restart the process, which then reads it anew',
        ),
      );
  }
}
