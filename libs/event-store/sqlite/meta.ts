import type { Database, Statement } from './engine';

/** The few numbers that a ledger file holds beside its entries. */
export type MetaName =
  /** Version of the rules by which the look-up tables were written. */
  | 'lookups_version'
  /** Instant up to which answers were called settled, inclusive, in milliseconds since 1970 UTC. */
  | 'settled_through'
  /**
   * 1 where entries came from an event store, on which the times of several processes may go back: the column beside the bytes then
   * has the latest time so far.
   */
  | 'times_go_back';

/** Reads and writes them. */
export class Meta {
  readonly #get: Statement;
  readonly #set: Statement;

  constructor(database: Database) {
    this.#get = database.prepare('SELECT value FROM meta WHERE name = ?');
    this.#set = database.prepare('INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)');
  }

  get(name: MetaName): number | undefined {
    return (this.#get.get(name) as { readonly value: number } | undefined)?.value;
  }

  set(name: MetaName, value: number): void {
    this.#set.run(name, value);
  }
}
