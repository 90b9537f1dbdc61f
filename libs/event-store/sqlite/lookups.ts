import { eventForms, eventTypes, evolve, remembered } from '#domain';
import type { EventForms, Lookup, Minted, Recorded, Remembered } from '#domain';
import type { Database, Statement } from './engine';
import { Entries } from './entries';
import { Meta } from './meta';

/**
 * Raise it when a change remembers or folds its events in another way; the tables are then rebuilt at the next opening, as they
 * are once events are read in another form.
 */
const LOOKUPS_VERSION = 2;

/** What a stream has come to. */
export interface StreamState {
  /** Revision of its last entry; -1 for a stream without entries. */
  readonly revision: number;
  readonly state: Minted;
}

const UNBORN: StreamState = { revision: -1, state: 'free' };

/**
 * What deciders may know: the state of each stream, and what entries gave to be looked up. Both tables follow from the
 * entries alone and are written in the entries' own transaction, so they hold the uncommitted ones of the running group too.
 */
export class Lookups implements Lookup {
  readonly #entries: Entries;
  readonly #stream: Statement;
  readonly #remembered: Statement;
  readonly #setStream: Statement;
  readonly #remember: Statement;

  constructor(database: Database, entries: Entries) {
    this.#entries = entries;
    this.#stream = database.prepare('SELECT revision, state FROM streams WHERE stream = ?');
    this.#remembered = database.prepare(
      'SELECT value FROM remembered WHERE kind = ? AND key = ? ORDER BY position',
    );
    this.#setStream = database.prepare(
      'INSERT OR REPLACE INTO streams (stream, revision, state) VALUES (?, ?, ?)',
    );
    this.#remember = database.prepare(
      'INSERT OR IGNORE INTO remembered (kind, key, position, value) VALUES (?, ?, ?, ?)',
    );
  }

  remembered(kind: Remembered['kind'], key: string): readonly string[] {
    return (this.#remembered.all(kind, key) as { readonly value: string }[]).map((row) => row.value);
  }

  entry(entryId: string): Recorded | undefined {
    return this.#entries.byId(entryId)?.entry;
  }

  state(stream: string): Minted {
    return this.stream(stream).state;
  }

  stream(stream: string): StreamState {
    return (this.#stream.get(stream) as StreamState | undefined) ?? UNBORN;
  }

  /**
   * Folds one more entry in; entries come in the order of their positions.
   * @param before state of the entry's stream without it.
   * @returns its state with it.
   */
  apply(entry: Recorded, before: Minted): Minted {
    const state = evolve(before, entry.type);
    this.#setStream.run(entry.stream, entry.revision, state);
    for (const { kind, key, value } of remembered(entry, entry.id))
      this.#remember.run(kind, key, entry.position, value);
    return state;
  }
}

/** Rebuilds the look-up tables where they were written by another version of the rules. Needs the writer's lock. */
export function rebuildOutdatedLookups(database: Database, forms: EventForms = eventForms): void {
  if (new Meta(database).get('lookups_version') !== lookupsVersion(forms)) rebuildLookups(database, forms);
}

/** Version of the rules by which look-up tables are written now. */
export function lookupsVersion(forms: EventForms = eventForms): number {
  return forms.builtFrom(eventTypes, LOOKUPS_VERSION);
}

/** Empties the look-up tables and folds all entries in again, in one transaction. Needs the writer's lock. */
export function rebuildLookups(database: Database, forms: EventForms = eventForms): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    database.exec('DELETE FROM streams; DELETE FROM remembered');
    foldAll(database, forms);
    new Meta(database).set('lookups_version', lookupsVersion(forms));
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

function foldAll(database: Database, forms: EventForms): void {
  const entries = new Entries(database, forms);
  const lookups = new Lookups(database, entries);
  let batch = entries.after(0);
  while (batch.length > 0) {
    for (const { entry } of batch) lookups.apply(entry, lookups.state(entry.stream));
    batch = entries.after(batch.at(-1)?.entry.position ?? 0);
  }
}
