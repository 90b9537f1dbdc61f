import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, openEventStore } from '#event-store';
import type { StoredEntry } from '#event-store';
import { leafHash } from '#log';
import { ProjectionRunner, projections } from '#projections';
import type { Clients } from './clients';
import { letGoOf } from './connections';

const READING = { mode: 'read', clock: () => Date.now(), random: randomBytes } as const;

/** Everything that is wrong with a ledger whose service was killed, in words; audits of one ledger follow one another. */
export class Audit {
  readonly #folder: string;
  readonly #clients: Clients;
  /** What the log has of each entry, by position from 1, as it was seen first. */
  readonly #leaves: string[] = [];
  /** Keys of the orders that are recorded, as of the last audit. */
  recorded: ReadonlySet<string> = new Set();

  constructor(folder: string, clients: Clients) {
    this.#folder = folder;
    this.#clients = clients;
  }

  /** Reads the whole file while no service runs, and leaves its log to the next one: taking that up is what is tested. */
  async faults(): Promise<readonly string[]> {
    const path = join(this.#folder, 'ledger.db');
    if (!existsSync(path)) return this.#leaves.length === 0 ? [] : ['the ledger is gone'];
    await letGoOf(this.#folder);
    const store = await openEventStore(`sqlite:${path}`, READING);
    const entries = [...store.readAll(0)];
    await store.close();
    return [
      ...brokenPages(path),
      ...gaps(entries),
      ...this.#drift(entries),
      ...this.#commands(entries),
      ...this.#lost(entries),
      ...this.#clients.refusals,
    ];
  }

  /** Whether the read models that the killed service left, once caught up, are what a rebuild from the first entry makes. */
  async rebuiltDifferently(): Promise<readonly string[]> {
    const store = await openEventStore(`sqlite:${join(this.#folder, 'ledger.db')}`, READING);
    const left = openDatabase(join(this.#folder, 'read-models.db'));
    const anew = openDatabase(':memory:');
    try {
      const runners = [left, anew].map((database) => new ProjectionRunner(database, projections));
      for (const runner of runners) {
        runner.apply([...store.readAll(runner.position() ?? 0)].map(({ entry }) => entry));
        runner.takeOver(store.head());
      }
      const [kept, fresh] = runners;
      return projections
        .map(({ name }) => name)
        .filter((name) => kept?.digest(name) !== fresh?.digest(name))
        .map((name) => `the read model ${name} is another one when it is rebuilt`);
    } finally {
      left.close();
      anew.close();
      await store.close();
    }
  }

  #drift(entries: readonly StoredEntry[]): readonly string[] {
    const leaves = entries.map(({ header }) => leafHash(header).toString('hex'));
    const changed = this.#leaves.flatMap((leaf, at) =>
      leaves[at] === leaf ? [] : [`position ${at + 1} is not the entry that it was`],
    );
    this.#leaves.splice(0, this.#leaves.length, ...leaves);
    return [
      ...changed,
      ...entries
        .filter((stored) => !keepsItsPromise(stored))
        .map(({ entry }) => `the payload of ${entry.position} was altered`),
    ];
  }

  /** Each command stands once, whole, with its entries side by side; none stands there that nobody sent. */
  #commands(entries: readonly StoredEntry[]): readonly string[] {
    const runs = runsOf(entries);
    this.recorded = new Set(runs.map(([key]) => key));
    return [
      ...(this.recorded.size === runs.length ? [] : ['a command stands in two places']),
      ...runs.flatMap(([key, types]) => {
        const awaited = this.#clients.sent.get(key)?.records.join(' ');
        return awaited === types.join(' ')
          ? []
          : [`${key} recorded ${types.join(' ')}, not ${awaited ?? 'nothing'}`];
      }),
    ];
  }

  /** What was answered stands where the answer said. */
  #lost(entries: readonly StoredEntry[]): readonly string[] {
    return [...this.#clients.acknowledged].flatMap(([key, { entries: answered }]) =>
      answered
        .filter(({ id, position }) => entries[position - 1]?.entry.id !== id)
        .map(({ position }) => `${key} was answered with position ${position} and is not there`),
    );
  }
}

function runsOf(entries: readonly StoredEntry[]): readonly (readonly [key: string, types: string[]])[] {
  const runs: [string, string[]][] = [];
  for (const { entry } of entries) {
    const last = runs.at(-1);
    if (last?.[0] === entry.commandId) last[1].push(entry.type);
    else runs.push([entry.commandId, [entry.type]]);
  }
  return runs;
}

function gaps(entries: readonly StoredEntry[]): readonly string[] {
  const revisions = new Map<string, number>();
  return entries.flatMap(({ entry: { position, revision, stream } }, at) => {
    const awaited = revisions.get(stream) ?? 0;
    revisions.set(stream, awaited + 1);
    return position === at + 1 && revision === awaited
      ? []
      : [
          `entry ${at + 1} has position ${position}, and revision ${revision} of ${stream} where ${awaited} is due`,
        ];
  });
}

function keepsItsPromise({ header, payload }: StoredEntry): boolean {
  const { payload: promised } = JSON.parse(Buffer.from(header).toString('utf8')) as {
    readonly payload: { readonly sha256: string };
  };
  return promised.sha256 === createHash('sha256').update(payload).digest('hex');
}

function brokenPages(path: string): readonly string[] {
  const database = openDatabase(path, { readOnly: true });
  try {
    const rows = database.prepare('PRAGMA integrity_check').all() as { readonly integrity_check: string }[];
    return rows.map((row) => row.integrity_check).filter((verdict) => verdict !== 'ok');
  } finally {
    database.close();
  }
}
