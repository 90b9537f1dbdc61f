import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openEventStore } from '#event-store';
import { useTemporaryFolder } from '../temporary-folder';
import { eventStoreContract } from './event-store.contract';

describe('the embedded store', () => {
  const folder = useTemporaryFolder();
  eventStoreContract('SQLite', {
    open: (clock) =>
      openEventStore(`sqlite:${join(folder(), 'ledger.db')}`, { mode: 'write', clock, random: randomBytes }),
  });
});
