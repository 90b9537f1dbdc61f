import { randomBytes } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { NOON } from '../../../test/contract/harness';
import { saying } from '../../../test/contract/submissions';
import { obedient, sabotaged } from '../../../test/faults/failing-database';
import type { Saboteur } from '../../../test/faults/failing-database';
import { useTemporaryFolder } from '../../../test/temporary-folder';
import { PROMISE_AHEAD_MS } from './settlement';
import { SqliteEventStore } from './sqlite-event-store';

describe('what was answered as settled', () => {
  const folder = useTemporaryFolder();
  let now: number;
  let saboteur: Saboteur;
  let store: SqliteEventStore;
  const open = (name: string) =>
    new SqliteEventStore(join(folder(), name), {
      mode: 'write',
      clock: () => now,
      random: randomBytes,
      openDatabase: sabotaged(saboteur),
    });
  const record = async () => (await store.append(saying('word-a', ['x']))).entries[0]?.recordedAt;
  /** Goes on with what the disk holds at this moment, as after a crash of the machine. */
  const crash = async () => {
    for (const suffix of ['', '-wal'])
      copyFileSync(join(folder(), `ledger.db${suffix}`), join(folder(), `crashed.db${suffix}`));
    await store.close();
    store = open('crashed.db');
  };

  beforeEach(() => {
    now = NOON;
    saboteur = { run: obedient };
    store = open('ledger.db');
  });
  afterEach(() => store.close());

  it('costs one write in a second at most, however many ask', async () => {
    let writes = 0;
    saboteur.run = (sql, really) => {
      if (sql.includes('INTO meta') || sql.startsWith('COMMIT')) writes += 1;
      return really();
    };
    for (let asked = 0; asked <= PROMISE_AHEAD_MS; asked += 1) {
      expect(await store.resolve({ instant: now - 1 })).toEqual({ position: 0, settled: true });
      now += 1;
    }
    expect(writes).toBe(1);
    await store.resolve({ instant: now - 1 });
    expect(writes).toBe(2);
  });

  it('holds after a crash with the clock set back, whether or not it was written by itself', async () => {
    await store.resolve({ instant: NOON - 1 });
    now += PROMISE_AHEAD_MS / 2;
    const settled = await store.resolve({ instant: now - 1 });
    expect(settled).toEqual({ position: 0, settled: true });
    await crash();
    now = NOON - 10_000;
    expect(await record()).toBe(NOON + PROMISE_AHEAD_MS);
    expect(await store.resolve({ instant: NOON + PROMISE_AHEAD_MS / 2 - 1 })).toEqual(settled);
  });

  it('does not hold up what is recorded at the same time', async () => {
    await store.resolve({ instant: NOON - 1 });
    expect(await record()).toBe(NOON);
  });

  it('is all that binds the next process where this one was closed', async () => {
    await store.resolve({ instant: NOON - 1 });
    await store.close();
    store = open('ledger.db');
    expect(await record()).toBe(NOON);
  });
});
