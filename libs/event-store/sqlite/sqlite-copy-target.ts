import { LedgerError } from '#domain';
import type { CopyTarget } from '../copying/copy-target';
import { outOfPlace } from '../copying/copy-target';
import type { StoredEntry } from '../event-store';
import { openDatabase as ownEngine } from './engine';
import type { OpenDatabase } from './engine';
import { Entries } from './entries';
import { Lookups } from './lookups';
import { Meta } from './meta';
import { openLedgerFile } from './opening';
import type { OpenedFile } from './opening';
import { emptyLog } from './schema';
import { Verbatim } from './verbatim';

/** A ledger file that takes entries as they stand in another ledger. It is a whole ledger at any moment, of those that it has. */
export class SqliteCopyTarget implements CopyTarget {
  readonly #file: OpenedFile;
  readonly #entries: Entries;
  readonly #lookups: Lookups;
  readonly #verbatim: Verbatim;
  readonly #settledThrough: number;

  /**
   * Opens the file, or makes it.
   * @throws LedgerError store_foreign, store_locked, store_damaged
   */
  constructor(path: string, openDatabase: OpenDatabase = ownEngine) {
    this.#file = openLedgerFile(path, { mode: 'write', openDatabase });
    const { database } = this.#file;
    this.#entries = new Entries(database);
    this.#lookups = new Lookups(database, this.#entries);
    this.#verbatim = new Verbatim(database);
    this.#settledThrough = new Meta(database).get('settled_through') ?? -Infinity;
  }

  readonly head = (): number => this.#entries.newest().position;

  readonly readAll = (afterPosition: number): Iterable<StoredEntry> => this.#readAll(afterPosition);

  /** In one transaction. */
  readonly write = async (entries: readonly StoredEntry[]): Promise<void> => {
    const { database } = this.#file;
    database.exec('BEGIN IMMEDIATE');
    try {
      for (const stored of entries) this.#take(stored);
      database.exec('COMMIT');
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  };

  readonly close = async (): Promise<void> => {
    emptyLog(this.#file.database);
    this.#file.close();
  };

  *#readAll(afterPosition: number): Generator<StoredEntry> {
    let position = afterPosition;
    for (let batch = this.#entries.after(position); batch.length > 0;) {
      yield* batch;
      position += batch.length;
      batch = this.#entries.after(position);
    }
  }

  #take({ entry, header, payload }: StoredEntry): void {
    const { revision, state } = this.#lookups.stream(entry.stream);
    if (entry.revision !== revision + 1) throw outOfPlace(entry, revision);
    this.#verbatim.write({ position: entry.position, header, payload });
    if (this.#verbatim.latest <= this.#settledThrough) throw settled(entry.position);
    this.#lookups.apply(entry, state);
  }
}

function settled(position: number): LedgerError {
  return new LedgerError(
    'store_foreign',
    `the target has answered a time as settled at which the entry at position ${position} was recorded: a service ran on it; nothing more was written; copy into a new ledger file`,
  );
}
