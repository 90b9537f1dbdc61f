import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshIds } from '../../apps/api/fresh-ids';
import { record } from '../../apps/cli/demo/tell';
import { openEventStore } from '#event-store';

/** A ledger file that holds the demo's story, for all tests of a file. Answers how to ask for its path. */
export function useStory(): () => string {
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ledger-cli-'));
    const store = await openEventStore(`sqlite:${join(folder, 'ledger.db')}`, {
      mode: 'write',
      clock: Date.now,
      random: randomBytes,
    });
    await record(store, freshIds(randomBytes));
    await store.close();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return () => join(folder, 'ledger.db');
}
