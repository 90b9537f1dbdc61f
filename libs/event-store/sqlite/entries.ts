import { LedgerError, eventForms } from '#domain';
import type { EventForms } from '#domain';
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

  readonly #forms: EventForms;

  constructor(database: Database, forms: EventForms = eventForms) {
    this.#forms = forms;
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
    return this.#stored(this.#after.all(position));
  }

  /** The next entries of a stream from a revision, inclusive; none at the end. */
  ofStream(stream: string, fromRevision: number): readonly StoredEntry[] {
    return this.#stored(this.#ofStream.all(stream, fromRevision));
  }

  byId(entryId: string): StoredEntry | undefined {
    return this.#stored(this.#byId.all(entryId))[0];
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

  #stored(rows: readonly unknown[]): readonly StoredEntry[] {
    return (rows as readonly EntryRow[]).map((row) => storedEntry(row, this.#forms));
  }

  #recordedAtOf(position: number): number {
    return (this.#recordedAt.get(position) as { readonly recordedAt: number }).recordedAt;
  }
}

function storedEntry({ position, header, payload }: EntryRow, forms: EventForms): StoredEntry {
  try {
    return { entry: decodeEntry(position, header, payload, forms), header, payload };
  } catch (cause) {
    if (cause instanceof LedgerError)
      throw new LedgerError(cause.code, `the entry at position ${position} cannot be read: ${cause.message}`);
    const damage = new LedgerError(
      'store_damaged',
      `the entry at position ${position} cannot be read; restore the file from a backup`,
    );
    damage.cause = cause;
    throw damage;
  }
}
