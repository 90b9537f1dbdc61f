import { ReplaySubject, Subject, interval, takeUntil } from 'rxjs';
import type { Observable } from 'rxjs';
import { LedgerError } from '#domain';
import { EventStore } from '../event-store';
import type {
  Appended,
  AppendedTogether,
  KnownAt,
  ResolvedKnownAt,
  StoredEntry,
  Submission,
} from '../event-store';
import { openDatabase } from './engine';
import type { OpenDatabase } from './engine';
import { Entries } from './entries';
import { knownAtInstant, knownAtPosition } from './known-at';
import { openLedgerFile } from './opening';
import type { OpenedFile } from './opening';
import type { Surroundings } from './recorder';
import { emptyLog } from './schema';
import { entriesAfter } from './subscription';
import type { TipState } from './tip';
import { Writer } from './writer';

/** How often a process that only reads looks for new entries while it is subscribed, in milliseconds. */
export const POLL_MS = 100;

/** How a ledger file is opened. */
export interface SqliteOptions extends Surroundings {
  /** One process writes; any number of processes read meanwhile. */
  readonly mode: 'write' | 'read';
  /** Where the writing process can be reached; told to a second writer, who is refused. */
  readonly address?: string;
  /** Told after each commit how many commands shared it. */
  readonly committed?: (commands: number) => void;
  /** Pages of the file that are kept in memory, in KiB; fewer where little memory counts for more than speed. */
  readonly cacheKib?: number;
  /** Opens connections; only tests hand in another one, to let them fail. */
  readonly openDatabase?: OpenDatabase;
}

/** The embedded ledger: one SQLite file, written by one process. */
export class SqliteEventStore extends EventStore {
  readonly #file: OpenedFile;
  readonly #entries: Entries;
  /** Undefined in a process that only reads. */
  readonly #writer: Writer | undefined;
  readonly #recorded = new Subject<void>();
  readonly #failed = new ReplaySubject<Error>(1);
  readonly #closed = new Subject<void>();
  /** Why nothing can be asked any more. */
  #refusal: LedgerError | undefined;
  #closing: Promise<void> | undefined;

  /**
   * Opens a ledger file; in mode `write` a missing one is created, with its folder.
   * @throws LedgerError not_found (mode `read` only), store_foreign, store_locked, store_damaged; the file is untouched then.
   */
  constructor(path: string, options: SqliteOptions) {
    super();
    this.#file = openLedgerFile(path, { openDatabase, ...options });
    try {
      this.#entries = new Entries(this.#file.database, options.forms);
      this.#writer = options.mode === 'write' ? this.#newWriter(options) : undefined;
    } catch (error) {
      this.#file.close();
      throw error;
    }
  }

  get failed(): Observable<Error> {
    return this.#failed.asObservable();
  }

  append(submission: Submission): Promise<Appended> {
    return this.#write((writer) => writer.append(submission));
  }

  override appendTogether(submissions: readonly Submission[], dryRun = false): Promise<AppendedTogether> {
    return this.#write((writer) => writer.appendTogether(submissions, dryRun));
  }

  *readStream(stream: string, fromRevision = 0): Generator<StoredEntry> {
    let revision = fromRevision;
    for (let batch = this.#open().ofStream(stream, revision); batch.length > 0;) {
      yield* batch;
      revision += batch.length;
      batch = this.#open().ofStream(stream, revision);
    }
  }

  *readAll(afterPosition: number): Generator<StoredEntry> {
    let position = afterPosition;
    for (let batch = this.#open().after(position); batch.length > 0;) {
      yield* batch;
      position += batch.length;
      batch = this.#open().after(position);
    }
  }

  entry(entryId: string): StoredEntry | undefined {
    return this.#open().byId(entryId);
  }

  subscribe(afterPosition: number): Observable<StoredEntry> {
    const wakeUps: Observable<unknown> = this.#writer === undefined ? interval(POLL_MS) : this.#recorded;
    const read = (after: number) => this.#open().after(after);
    return entriesAfter(afterPosition, read, wakeUps.pipe(takeUntil(this.#closed)));
  }

  head(): number {
    return this.#tip().position;
  }

  async resolve(knownAt: KnownAt): Promise<ResolvedKnownAt> {
    if (knownAt === 'head') return { position: this.head(), settled: false };
    if ('position' in knownAt) return knownAtPosition(knownAt.position, this.head());
    const { instant } = knownAt;
    const answer = knownAtInstant(instant, this.#open(), this.#tip());
    if (answer.settled || this.#writer === undefined) return answer;
    this.#writer.settle(instant);
    return knownAtInstant(instant, this.#open(), this.#tip());
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  #write<Answer>(work: (writer: Writer) => Promise<Answer>): Promise<Answer> {
    if (this.#refusal !== undefined) return Promise.reject(this.#refusal);
    if (this.#writer !== undefined) return work(this.#writer);
    const message = 'this process opened the ledger for reading; send commands to the process that writes it';
    return Promise.reject(new LedgerError('store_closed', message));
  }

  async #close(): Promise<void> {
    await this.#writer?.close();
    if (this.#writer !== undefined && this.#refusal === undefined) this.#leaveOneFile(this.#writer);
    this.#refusal ??= new LedgerError('store_closed', 'the ledger is closed; open it again');
    this.#closed.next();
    this.#failed.complete();
    this.#file.close();
  }

  /** Where the disk refuses, the log stays beside the file with all that was recorded, and the next start takes it up. */
  #leaveOneFile(writer: Writer): void {
    writer.end();
    try {
      emptyLog(this.#file.database);
    } catch {
      // Nothing is lost, and a store that did not close would keep the next process out.
    }
  }

  /** How far the ledger has durably come. A reader never settles anything by itself. */
  #tip(): TipState {
    const entries = this.#open();
    return this.#writer?.tip ?? { ...entries.newest(), settledThrough: -Infinity };
  }

  /** @throws LedgerError store_closed; after a failed commit the connection may show what is not durable. */
  #open(): Entries {
    if (this.#refusal !== undefined) throw this.#refusal;
    return this.#entries;
  }

  #newWriter(surroundings: SqliteOptions): Writer {
    return new Writer(this.#file.database, this.#entries, surroundings, {
      recorded: () => this.#recorded.next(),
      committed: (commands) => surroundings.committed?.(commands),
      failed: (error) => {
        this.#refusal = new LedgerError(
          'store_closed',
          'the ledger stopped after a failed commit; restart the process',
        );
        this.#recorded.next();
        this.#failed.next(error);
      },
    });
  }
}
