import { setTimeout as wait } from 'node:timers/promises';
import { firstValueFrom, timeout } from 'rxjs';
import { LedgerError } from '#domain';
import type { CopyTarget } from '../copying/copy-target';
import { outOfPlace } from '../copying/copy-target';
import type { StoredEntry } from '../event-store';
import { clientUrl } from './client-url';
import { Connection } from './connection';
import { away, faultOf } from './faults';
import type { StoreFault } from './faults';
import { KurrentDbEventStore } from './kurrentdb-event-store';
import type { KurrentDbOptions } from './options';
import { eventOf } from './wire';

/** How long one append is tried, and how long entries may take to come back, in milliseconds. */
const PATIENCE_MS = 30_000;
const NEXT = 'run the same command again, which goes on where it stopped';
/** The first wait before an append is tried again, in milliseconds; it doubles. */
const RETRY_MS_MIN = 50;
/** Bytes of headers and payloads in one append at most; a server refuses one of more than a mebibyte. */
const APPEND_BYTES_MAX = 512 * 1_024;

/**
 * A ledger on an event store that takes entries as they stand in another ledger. Positions follow from the order of the log, so
 * one append has been answered before the next is sent, and each has entries of one stream that follow upon each other.
 */
export class KurrentDbCopyTarget implements CopyTarget {
  readonly #store: KurrentDbEventStore;
  readonly #connection: Connection;
  readonly #patienceMs: number;

  private constructor(store: KurrentDbEventStore, connection: Connection, patienceMs: number) {
    this.#store = store;
    this.#connection = connection;
    this.#patienceMs = patienceMs;
  }

  /** Reads what the store holds. @throws LedgerError invalid_parameter, store_away, store_foreign, store_locked */
  static async open(url: string, options: Omit<KurrentDbOptions, 'mode'>): Promise<KurrentDbCopyTarget> {
    const store = await KurrentDbEventStore.open(url, { ...options, mode: 'read' });
    const connection = await Connection.to(clientUrl(url, options.credentials));
    return new KurrentDbCopyTarget(store, connection, options.patienceMs ?? PATIENCE_MS);
  }

  readonly head = (): number => this.#store.head();

  readonly readAll = (afterPosition: number): Iterable<StoredEntry> => this.#store.readAll(afterPosition);

  readonly write = async (entries: readonly StoredEntry[]): Promise<void> => {
    for (const run of runsOf(entries)) await this.#append(run);
    await this.#comeBack(entries.at(-1)?.entry.position ?? 0);
  };

  readonly close = async (): Promise<void> => {
    await this.#connection.close();
    await this.#store.close();
  };

  /** Sends the same events until the server has taken them; it knows them again by their ids. */
  async #append(run: readonly StoredEntry[]): Promise<void> {
    const [first] = run;
    if (first === undefined) return;
    const events = run.map(eventOf);
    const until = performance.now() + this.#patienceMs;
    for (let retryMs = RETRY_MS_MIN; ; retryMs *= 2) {
      const { stream, revision } = first.entry;
      const left = until - performance.now();
      try {
        await this.#connection.append(stream, revision - 1, events, left);
        return;
      } catch (error) {
        const fault = faultOf(error);
        if (fault.kind === 'conflict') throw outOfPlace(first.entry, fault.revision);
        if (fault.kind !== 'away') throw refused(fault);
        if (left < retryMs) throw away(`the event store did not answer (${fault.message})`, NEXT);
      }
      await wait(retryMs);
    }
  }

  /** Waits until an entry has come back, and so all before it. */
  async #comeBack(position: number): Promise<void> {
    const there = this.#store.subscribe(position - 1).pipe(timeout({ first: this.#patienceMs }));
    try {
      await firstValueFrom(there);
    } catch {
      throw away('the event store took the entries, but they have not come back yet', NEXT);
    }
  }
}

function refused({ message }: StoreFault): LedgerError {
  return new LedgerError(
    'store_closed',
    `the event store refuses the entries (${message}); mend the rights or the state of the stream, then ${NEXT}`,
  );
}

/** Entries that one append can take: of one stream, and small enough. */
function* runsOf(entries: readonly StoredEntry[]): Generator<readonly StoredEntry[]> {
  let run: StoredEntry[] = [];
  let bytes = 0;
  for (const stored of entries) {
    const size = stored.header.length + stored.payload.length;
    const isOther = run[0]?.entry.stream !== stored.entry.stream;
    if (run.length > 0 && (isOther || bytes + size > APPEND_BYTES_MAX)) {
      yield run;
      [run, bytes] = [[], 0];
    }
    run.push(stored);
    bytes += size;
  }
  yield run;
}
