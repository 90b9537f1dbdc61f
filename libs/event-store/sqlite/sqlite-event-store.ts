import { Observable, Subject, interval } from 'rxjs';
import { LedgerError } from '#domain';
import { EventStore } from '../event-store';
import type { Appended, KnownAt, ResolvedKnownAt, StoredEntry, Submission } from '../event-store';
import { openDatabase } from './engine';
import type { Database, OpenDatabase } from './engine';
import { Entries } from './entries';
import { resolvePosition } from './known-at';
import { openLedgerFile } from './opening';
import type { OpenedFile } from './opening';
import type { Surroundings } from './recorder';
import { entriesAfter } from './subscription';
import { Writer } from './writer';

/** How often a process that only reads looks for new entries while it is subscribed, in milliseconds. */
export const POLL_MS = 100;

/** How a ledger file is opened. */
export interface SqliteOptions extends Surroundings {
  /** One process writes; any number of processes read meanwhile. */
  readonly mode: 'write' | 'read';
  /** Where the writing process can be reached; told to a second writer, who is refused. */
  readonly address?: string;
  /** Opens connections; only tests hand in another one, to let them fail. */
  readonly openDatabase?: OpenDatabase;
}

/** The embedded ledger: one SQLite file, written by one process. */
export class SqliteEventStore extends EventStore {
  readonly #file: OpenedFile;
  readonly #database: Database;
  readonly #entries: Entries;
  readonly #writer: Writer | undefined;
  readonly #failed = new Subject<Error>();
  readonly #wakeUps = new Subject<unknown>();
  #closing: Promise<void> | undefined;

  /**
   * Opens a ledger file; in mode `write` a missing one is created, with its folder.
   * @throws LedgerError not_found (mode `read` only), store_locked, store_foreign, store_damaged; the file is untouched then.
   */
  constructor(path: string, options: SqliteOptions) {
    super();
    this.#file = openLedgerFile(path, { openDatabase, ...options });
    this.#database = this.#file.database;
    this.#entries = new Entries(this.#database);
    if (options.mode === 'write') this.#writer = this.#newWriter(options);
  }

  get failed(): Observable<Error> {
    return this.#failed.asObservable();
  }

  #newWriter(surroundings: Surroundings): Writer {
    return new Writer(this.#database, this.#entries, surroundings, {
      recorded: () => this.#wakeUps.next(undefined),
      failed: (error) => {
        this.#failed.next(error);
        this.#failed.complete();
      },
    });
  }

  append(submission: Submission): Promise<Appended> {
    if (this.#writer !== undefined) return this.#writer.append(submission);
    const message = 'this process opened the ledger for reading; send commands to the process that writes it';
    return Promise.reject(new LedgerError('store_closed', message));
  }

  *readStream(stream: string, fromRevision = 0): Generator<StoredEntry> {
    yield* batches(fromRevision, (from) => this.#open().ofStream(stream, from), ({ revision }) => revision + 1);
  }

  *readAll(afterPosition: number): Generator<StoredEntry> {
    yield* batches(afterPosition, (after) => this.#open().after(after), ({ position }) => position);
  }

  entry(entryId: string): StoredEntry | undefined {
    return this.#open().byId(entryId);
  }

  subscribe(afterPosition: number): Observable<StoredEntry> {
    const wakeUps = this.#writer === undefined ? interval(POLL_MS) : this.#wakeUps;
    return entriesAfter(afterPosition, (after) => this.#open().after(after), wakeUps);
  }

  head(): number {
    const entries = this.#open();
    return this.#writer?.tip.position ?? entries.newest().position;
  }

  async resolve(knownAt: KnownAt): Promise<ResolvedKnownAt> {}

  close(): Promise<void> {}
}
