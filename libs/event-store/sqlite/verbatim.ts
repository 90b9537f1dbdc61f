import { provedFacts } from '../entry-fault';
import type { HeaderFacts } from '../entry-fault';
import type { EntryBytes } from '../stored-line';
import type { Database, Statement } from './engine';
import { Entries } from './entries';
import { Meta } from './meta';

/**
 * Writes entries with the bytes that they have elsewhere, within the caller's transaction. On an event store the times of several
 * processes may go back a little between two entries. Knowledge times are looked up in the column beside the bytes, which then
 * has the latest time so far, and the file says that it may.
 */
export class Verbatim {
  readonly #insert: Statement;
  readonly #meta: Meta;
  #latest: number;

  constructor(database: Database) {
    this.#insert = database.prepare(
      'INSERT INTO entries (position, id, stream, revision, recorded_at, header, payload) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    this.#meta = new Meta(database);
    this.#latest = new Entries(database).newest().recordedAt;
  }

  /** The latest time of recording so far, in milliseconds since 1970 UTC; -Infinity where there is none. */
  get latest(): number {
    return this.#latest;
  }

  /**
   * Writes the entry that comes next.
   * @returns what its header says.
   * @throws LedgerError store_damaged, store_foreign
   */
  write(bytes: EntryBytes): HeaderFacts {
    const facts = provedFacts(bytes);
    const { id, stream, revision, recordedAt } = facts;
    if (recordedAt < this.#latest) this.#meta.set('times_go_back', 1);
    this.#latest = Math.max(this.#latest, recordedAt);
    this.#insert.run(bytes.position, id, stream, revision, this.#latest, bytes.header, bytes.payload);
    return facts;
  }
}
