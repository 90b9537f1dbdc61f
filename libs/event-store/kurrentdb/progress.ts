import type { Database, Statement } from '../sqlite/engine';
import type { LogPosition } from './wire';

/** The table, beside those that a replica shares with a ledger file. */
export const PROGRESS =
  'CREATE TABLE progress (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID';

/** What was met that is no fact. */
export interface Skipped {
  /** Events that are no entries of this ledger. */
  readonly foreign: number;
  /** Entries of a command whose id an earlier command has: two processes took it at the same time, on different streams. */
  readonly duplicate: number;
}

/** How far a replica has come, and what it met; written in the transaction of the entries. */
export class Progress {
  readonly #get: Statement;
  readonly #set: Statement;

  constructor(database: Database) {
    this.#get = database.prepare('SELECT value FROM progress WHERE name = ?');
    this.#set = database.prepare('INSERT OR REPLACE INTO progress (name, value) VALUES (?, ?)');
  }

  /** How far the log was read, inclusive; undefined before its first step. */
  checkpoint(): LogPosition | undefined {
    const [commit, prepare] = (this.#value('checkpoint') ?? '').split('/');
    if (commit === undefined || prepare === undefined) return undefined;
    return { commit: BigInt(commit), prepare: BigInt(prepare) };
  }

  skipped(): Skipped {
    const count = (name: keyof Skipped): number => Number(this.#value(name) ?? 0);
    return { foreign: count('foreign'), duplicate: count('duplicate') };
  }

  /** @param checkpoint nothing is written before the first step of the log. */
  save(checkpoint: LogPosition | undefined, { foreign, duplicate }: Skipped): void {
    if (checkpoint === undefined) return;
    this.#set.run('checkpoint', `${checkpoint.commit}/${checkpoint.prepare}`);
    this.#set.run('foreign', String(foreign));
    this.#set.run('duplicate', String(duplicate));
  }

  #value(name: string): string | undefined {
    return (this.#get.get(name) as { readonly value: string } | undefined)?.value;
  }
}
