import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openEventStore } from '#event-store';
import type { ServerOfTest } from '../kurrentdb/opened';
import { useTemporaryFolder } from '../temporary-folder';
import { eventStoreContract } from './event-store.contract';

/** The contract of every event store, held against the adapter of event stores; each test has a server of its own. */
export function contractOnEventStore(startServer: () => Promise<ServerOfTest>): void {
  const folder = useTemporaryFolder();
  let server: ServerOfTest;
  beforeEach(async () => {
    server = await startServer();
  });
  afterEach(() => server.stop());
  eventStoreContract('KurrentDB', {
    recordsTogether: false,
    open: (clock) =>
      openEventStore(server.url, {
        mode: 'write',
        clock,
        random: randomBytes,
        replica: join(folder(), 'replica.db'),
        // The contract's store is the only writer, and its clock moves by single milliseconds.
        settleAfterMs: 0,
      }),
  });
}
