import { ReplaySubject, Subject, takeUntil } from 'rxjs';
import type { Observable } from 'rxjs';
import { LedgerError } from '#domain';
import { EventStore } from '../event-store';
import type {
  Appended,
  KnownAt,
  ResolvedKnownAt,
  StoreStatus,
  StoredEntry,
  Submission,
} from '../event-store';
import { openDatabase } from '../sqlite/engine';
import { knownAtInstant, knownAtPosition } from '../sqlite/known-at';
import { entriesAfter } from '../sqlite/subscription';
import { begin } from './beginning';
import { clientUrl } from './client-url';
import { Connection } from './connection';
import { Integrator } from './integrator';
import type { KurrentDbOptions } from './options';
import { Recorder } from './recorder';
import { Replica } from './replica';
import type { ReplicaTables } from './replica-tables';
import { settle } from './settlement';
import { Turns } from './turns';

/** How long a command waits for the store before it is refused, in milliseconds. */
const PATIENCE_MS = 10_000;

/** The ledger on an EventStoreDB or KurrentDB server or cluster, read through a replica of this process's own. */
export class KurrentDbEventStore extends EventStore {
  readonly #connection: Connection;
  readonly #replica: Replica;
  readonly #options: KurrentDbOptions;
  readonly #integrator: Integrator;
  readonly #recorder: Recorder;
  readonly #turns = new Turns();
  readonly #recorded = new Subject<void>();
  readonly #failed = new ReplaySubject<Error>(1);
  readonly #closed = new Subject<void>();
  #refusal: LedgerError | undefined;
  #closing: Promise<void> | undefined;

  private constructor(connection: Connection, replica: Replica, options: KurrentDbOptions) {
    super();
    this.#connection = connection;
    this.#replica = replica;
    this.#options = options;
    this.#integrator = new Integrator(connection, replica, options.random, {
      recorded: () => this.#recorded.next(),
      failed: (error) => this.#fail(error),
    });
    const patienceMs = options.patienceMs ?? PATIENCE_MS;
    this.#recorder = new Recorder({
      connection,
      replica,
      integrator: this.#integrator,
      surroundings: options,
      patienceMs,
    });
  }

  /** Reads what was written before, unless `mayBeAway` lets it begin with the replica alone. @throws LedgerError invalid_parameter, store_away, store_foreign, store_locked */
  static async open(url: string, options: KurrentDbOptions): Promise<KurrentDbEventStore> {
    const connection = await Connection.to(clientUrl(url, options.credentials));
    let replica: Replica;
    try {
      replica = new Replica(options.replica, openDatabase, options.forms);
    } catch (error) {
      await connection.close();
      throw error;
    }
    const store = new KurrentDbEventStore(connection, replica, options);
    try {
      await store.#begin();
    } catch (error) {
      await store.close();
      throw error;
    }
    return store;
  }

  get failed(): Observable<Error> {
    return this.#failed.asObservable();
  }

  override status(): StoreStatus {
    const { skipped, passedOver } = this.#replica.tables;
    const { state, notLiveMs, reconnects } = this.#integrator;
    return { state, notLiveMs, reconnects, passedOver, ...skipped };
  }

  append(submission: Submission): Promise<Appended> {
    if (this.#refusal !== undefined) return Promise.reject(this.#refusal);
    const askedAt = performance.now();
    if (this.#options.mode === 'write') return this.#turns.run(() => this.#record(submission, askedAt));
    const message = 'this process opened the ledger for reading; send commands to a process that writes it';
    return Promise.reject(new LedgerError('store_closed', message));
  }

  *readStream(stream: string, fromRevision = 0): Generator<StoredEntry> {
    let revision = fromRevision;
    for (let batch = this.#open().entries.ofStream(stream, revision); batch.length > 0;) {
      yield* batch;
      revision = (batch.at(-1)?.entry.revision ?? revision) + 1;
      batch = this.#open().entries.ofStream(stream, revision);
    }
  }

  *readAll(afterPosition: number): Generator<StoredEntry> {
    let position = afterPosition;
    for (let batch = this.#open().entries.after(position); batch.length > 0;) {
      yield* batch;
      position += batch.length;
      batch = this.#open().entries.after(position);
    }
  }

  entry(entryId: string): StoredEntry | undefined {
    return this.#open().entries.byId(entryId);
  }

  subscribe(afterPosition: number): Observable<StoredEntry> {
    const read = (after: number): readonly StoredEntry[] => this.#open().entries.after(after);
    return entriesAfter(afterPosition, read, this.#recorded.pipe(takeUntil(this.#closed)));
  }

  head(): number {
    return this.#open().head;
  }

  async resolve(knownAt: KnownAt): Promise<ResolvedKnownAt> {
    const tables = this.#open();
    const { head: position, entries, recordedAt } = tables;
    if (knownAt === 'head') return { position, settled: false };
    if ('position' in knownAt) return knownAtPosition(knownAt.position, position);
    settle(knownAt.instant, { tables, options: this.#options, inFlight: this.#recorder.inFlight });
    const { settledThrough } = tables;
    return knownAtInstant(knownAt.instant, entries, { position, recordedAt, settledThrough });
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #record(submission: Submission, askedAt: number): Promise<Appended> {
    const appended = await this.#recorder.append(submission, askedAt);
    this.#options.committed?.(1);
    return appended;
  }

  async #begin(): Promise<void> {
    const begun = begin({
      connection: this.#connection,
      replica: this.#replica,
      integrator: this.#integrator,
      mayBeAway: this.#options.mayBeAway ?? false,
      refusal: () => this.#refusal,
      failed: (error) => this.#fail(error),
    });
    await begun.catch((error: unknown) => {
      throw this.#refusal ?? error;
    });
  }

  #fail(error: Error): void {
    this.#refusal =
      error instanceof LedgerError
        ? error
        : new LedgerError(
            'store_closed',
            'the replica cannot be written; restart the process, or delete its file',
          );
    this.#recorded.next();
    this.#failed.next(error);
  }

  async #close(): Promise<void> {
    await this.#turns.close();
    this.#refusal ??= new LedgerError('store_closed', 'the ledger is closed; open it again');
    this.#integrator.stop();
    this.#closed.next();
    this.#failed.complete();
    await this.#connection.close();
    this.#replica.close();
  }

  /** @throws LedgerError store_closed */
  #open(): ReplicaTables {
    if (this.#refusal !== undefined) throw this.#refusal;
    return this.#replica.tables;
  }
}
