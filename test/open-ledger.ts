import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { INSTANT_MAX, parseDay } from '#domain';
import { handleCommand, openDatabase, openEventStore } from '#event-store';
import type { Appended, EventStore, Request } from '#event-store';
import { ProjectionRunner, ReadModels, projections } from '#projections';
import type { Asked } from '#projections';

/** A ledger in a folder of its own, with its read models caught up after each command. */
export interface OpenLedger {
  readonly store: EventStore;
  readonly models: ReadModels;
  readonly runner: ProjectionRunner;
  record(name: string, json: unknown, request?: Partial<Request>): Promise<Appended>;
  /** A point on the three axes; now and everything where something is left out. */
  at(point?: { readonly on?: string; readonly knownAt?: number; readonly publishedBy?: number }): Asked;
  close(): Promise<void>;
}

/** @param startMs the clock at opening, in milliseconds since 1970 UTC; it ticks a second with each reading. */
export async function openLedger(startMs: number = Date.UTC(2026, 0, 1)): Promise<OpenLedger> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
  let now = startMs;
  let serial = 0;
  const count = (): number => (serial += 1);
  const store = await openEventStore(`sqlite:${join(folder, 'ledger.db')}`, {
    clock: () => (now += 1_000),
    random: (bytes) => new Uint8Array(bytes).fill(count() % 251),
    mode: 'write',
  });
  const database = openDatabase(join(folder, 'read-models.db'));
  const runner = new ProjectionRunner(database, projections);
  const fresh = {
    personId: () =>
      `p${count()
        .toString(32)
        .padStart(12, 'a')
        .replaceAll(/[018-9]/g, 'z')}`,
  };
  return {
    store,
    runner,
    models: new ReadModels(database),
    record: async (name, json, request = {}) => {
      const commandId = request.commandId ?? `command-${count()}`;
      const appended = await handleCommand(
        store,
        fresh,
        { name, json },
        { actor: 'test', ...request, commandId },
      );
      runner.apply([...store.readAll(runner.position() ?? 0)].map(({ entry }) => entry));
      return appended;
    },
    at: ({ on = '2026-01-01', knownAt = store.head(), publishedBy = INSTANT_MAX - 1 } = {}) => ({
      on: parseDay(on) ?? 0,
      knownAt,
      publishedBy,
    }),
    close: async () => {
      await store.close();
      database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
