import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { handleCommand, openEventStore } from '#event-store';
import type { EventStore } from '#event-store';
import { timed } from './clock';
import { scaleOf } from './workload/scale';
import type { Command } from './workload/workload';
import { Workload } from './workload/workload';

/** The seed of every run. */
const SEED = 20_260_101;
/** Commands that are under way at once, as an importer sends them: the store makes groups of them. */
const UNDER_WAY = 4_096;
const FRESH = {
  personId: (): string => {
    throw new Error('the workload gives every person an id');
  },
};

/** A ledger that holds a whole workload. */
export interface Filled {
  readonly workload: Workload;
  /** The ledger's file; what belongs to it lies in the same folder. */
  readonly path: string;
  readonly store: EventStore;
  /** Seconds from the first command to the last commit, without making the commands up. */
  readonly seconds: number;
}

/** Opens a ledger as the service does. */
export function openLedger(path: string): Promise<EventStore> {
  return openEventStore(`sqlite:${path}`, { mode: 'write', clock: Date.now, random: randomBytes });
}

/** Records a command as an importer would. */
export function record(store: EventStore, { commandId, name, json }: Command): Promise<unknown> {
  return handleCommand(store, FRESH, { name, json }, { commandId, actor: 'bench', correlationId: 'bench' });
}

/** Records a workload of so many entries through commands. */
export async function filled(folder: string, entries: number): Promise<Filled> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'ledger.db');
  const store = await openLedger(path);
  const workload = new Workload(scaleOf(entries), SEED);
  let seconds = 0;
  for (const batch of batchesOf(workload.commands(), UNDER_WAY)) {
    const sent = await timed(() => Promise.all(batch.map((command) => record(store, command))));
    seconds += sent.seconds;
  }
  return { workload, path, store, seconds };
}

function* batchesOf<Item>(items: Iterable<Item>, size: number): Generator<readonly Item[]> {
  let batch: Item[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
