import { LedgerError } from '#domain';
import { decodeEntry } from '../entry-codec';
import type { StoredEntry } from '../event-store';
import type { Database, Statement } from './engine';

/** Entries read by one statement at most, so that reading keeps little in memory and no statement stays open. */
export const BATCH_ENTRIES_MAX = 256;

interface EntryRow {
  readonly position: number;
  readonly header: Uint8Array;
  readonly payload: Uint8Array;
}

/** The newest entry, as far as times and positions go. */
export interface Newest {
  /** 0 for an empty ledger. */
  readonly position: number;
  /** Milliseconds since 1970 UTC; -Infinity for an empty ledger. */
  readonly recordedAt: number;
}

const NOTHING: Newest = { position: 0, recordedAt: -Infinity };

/** The table of entries: reads by key in batches, and appends. */
export class Entries {
  readonly #after: Statement;
  readonly #ofStream: Statement;
  readonly #byId: Statement;
  readonly #newest: Statement;
  readonly #recordedAt: Statement;

  constructor(database: Database) {
    const columns = 'SELECT position, header, payload FROM entries';
    this.#after = database.prepare(
      `${columns} WHERE position > ? ORDER BY position LIMIT ${BATCH_ENTRIES_MAX}`,
    );
    this.#ofStream = database.prepare(
      `${columns} WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ${BATCH_ENTRIES_MAX}`,
    );
    this.#byId = database.prepare(`${columns} WHERE id = ?`);
    this.#newest = database.prepare(
      'SELECT position, recorded_at AS recordedAt FROM entries ORDER BY position DESC LIMIT 1',
    );
    this.#recordedAt = database.prepare('SELECT recorded_at AS recordedAt FROM entries WHERE position = ?');
  }

  /** The next entries after a position, exclusive; none at the end. */
  after(position: number): readonly StoredEntry[] {
    return (this.#after.all(position) as EntryRow[]).map(storedEntry);
  }

  /** The next entries of a stream from a revision, inclusive; none at the end. */
  ofStream(stream: string, fromRevision: number): readonly StoredEntry[] {
    return (this.#ofStream.all(stream, fromRevision) as EntryRow[]).map(storedEntry);
  }

  byId(entryId: string): StoredEntry | undefined {
    const row = this.#byId.get(entryId) as EntryRow | undefined;
    return row === undefined ? undefined : storedEntry(row);
  }

  newest(): Newest {
    return (this.#newest.get() as Newest | undefined) ?? NOTHING;
  }

  /** Position of the last entry up to `head` that was recorded at or before an instant; 0 where none was. */
  lastAt(instant: number, head: number): number {
    let known = 0;
    let unknown = head + 1;
    while (unknown - known > 1) {
      const middle = Math.floor((known + unknown) / 2);
      if (this.#recordedAtOf(middle) <= instant) known = middle;
      else unknown = middle;
    }
    return known;
  }

  #recordedAtOf(position: number): number {
    return (this.#recordedAt.get(position) as { readonly recordedAt: number }).recordedAt;
  }
}

function storedEntry({ position, header, payload }: EntryRow): StoredEntry {
  try {
    return { entry: decodeEntry(position, header, payload), header, payload };
  } catch (cause) {
    const damage = new LedgerError(
      'store_damaged',
      `the entry at position ${position} cannot be read; restore the file from a backup`,
    );
    damage.cause = cause;
    throw damage;
  }
}
