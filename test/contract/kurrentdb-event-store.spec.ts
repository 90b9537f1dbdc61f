import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openEventStore } from '#event-store';
import { Double } from '../kurrentdb/double';
import { useTemporaryFolder } from '../temporary-folder';
import { eventStoreContract } from './event-store.contract';


describe('the ledger on an event store', () => {
  const folder = useTemporaryFolder();
  let server: Double;
  beforeEach(async () => {
    server = new Double();
    await server.start();
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
});
