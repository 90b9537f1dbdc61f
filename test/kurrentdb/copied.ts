import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { handleCommand, openCopyTarget, openEventStore, copyLedger } from '#event-store';
import type { EventStore } from '#event-store';
import { leafHash } from '#log';
import { scaleOf } from '../bench/workload/scale';
import { Workload } from '../bench/workload/workload';
import { type } from '../cli/typing';
import type { Around, Typed } from '../cli/typing';

/** The seed of every generated history. */
const SEED = 20_251_128;
const FRESH = {
  personId: (): string => {
    throw new Error('the workload gives every person an id');
  },
};

/** Types `ledger copy`. */
export function typeCopy(from: string, to: string, around: Around = {}): Promise<Typed> {
  return type(['copy', '--from', from, '--to', to], around);
}

/** The digest that a command printed. */
export function digestIn({ out }: Typed): string {
  return /([0-9a-f]{64})\n$/.exec(out)?.[1] ?? `no digest in "${out}"`;
}

/** The leaf hash of each entry in order. */
export function leavesOf(store: EventStore): readonly string[] {
  return Array.from(store.readAll(0), ({ header }) => leafHash(header).toString('hex'));
}

/** Reads a ledger that nobody has open, through a replica of its own where it is on an event store. */
export async function reading<Read>(
  url: string,
  folder: string,
  read: (store: EventStore) => Read | Promise<Read>,
): Promise<Read> {
  const replica = join(folder, `read-${randomBytes(4).toString('hex')}.db`);
  const store = await openEventStore(url, {
    mode: 'read',
    clock: Date.now,
    random: randomBytes,
    replica,
  });
  try {
    return await read(store);
  } finally {
    await store.close();
    rmSync(replica, { force: true });
  }
}

/** Copies a ledger that is open into a file. */
export async function intoFile(store: EventStore, path: string): Promise<void> {
  const file = await openCopyTarget(`sqlite:${path}`, { clock: Date.now, random: randomBytes });
  await copyLedger(store, file);
  await file.close();
}

/** Records a made-up history of so many entries into a file, withdrawals and restatements among them. The same in each run but for salts. */
export async function recordGenerated(path: string, entries: number): Promise<void> {
  let now = Date.UTC(2026, 0, 1);
  const store = await openEventStore(`sqlite:${path}`, {
    mode: 'write',
    clock: () => (now += 1),
    random: randomBytes,
  });
  const commands = [...new Workload(scaleOf(entries), SEED).commands()];
  await Promise.all(
    commands.map(({ commandId, name, json }) =>
      handleCommand(store, FRESH, { name, json }, { commandId, actor: 'tester' }),
    ),
  );
  await store.close();
}
