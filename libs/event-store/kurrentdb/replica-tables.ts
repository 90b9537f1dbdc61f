import { LedgerError } from '#domain';
import type { EventForms } from '#domain';
import { decodeEntry } from '../entry-codec';
import type { StoredEntry } from '../event-store';
import type { Database, Statement } from '../sqlite/engine';
import { Entries } from '../sqlite/entries';
import { Lookups } from '../sqlite/lookups';
import { Meta } from '../sqlite/meta';
import { isAfter } from './wire';
import type { LogPosition, ReadEvent } from './wire';

/** What was met that is no fact. */
export interface Skipped {
  /** Events that are no entries of this ledger. */
  readonly foreign: number;
  /** Entries whose id an earlier entry has: two processes took the same command at the same time, on different streams. */
  readonly duplicate: number;
}

/** A step of the log: an event, or word that nothing of ours lies before a place. */
export type Step = ReadEvent | { readonly checkpoint: LogPosition };

/** The tables of a replica, written in the order of the store's log. */
export class ReplicaTables {
  readonly entries: Entries;
  readonly lookups: Lookups;
  readonly #database: Database;
  readonly #forms: EventForms;
  readonly #meta: Meta;
  readonly #insert: Statement;
  readonly #setRevision: Statement;
  readonly #getProgress: Statement;
  readonly #setProgress: Statement;
  #checkpoint: LogPosition | undefined;
  #newest: { position: number; recordedAt: number };
  #skipped: { foreign: number; duplicate: number };

  constructor(database: Database, forms: EventForms) {
    this.#database = database;
    this.#forms = forms;
    this.entries = new Entries(database, forms);
    this.lookups = new Lookups(database, this.entries);
    this.#meta = new Meta(database);
    this.#insert = database.prepare(
      'INSERT INTO entries (position, id, stream, revision, recorded_at, header, payload) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    this.#setRevision = database.prepare(
      `INSERT INTO streams (stream, revision, state) VALUES (?, ?, 'free')
       ON CONFLICT (stream) DO UPDATE SET revision = excluded.revision`,
    );
    this.#getProgress = database.prepare('SELECT value FROM progress WHERE name = ?');
    this.#setProgress = database.prepare('INSERT OR REPLACE INTO progress (name, value) VALUES (?, ?)');
    this.#newest = this.entries.newest();
    this.#checkpoint = this.#readCheckpoint();
    this.#skipped = { foreign: this.#count('foreign'), duplicate: this.#count('duplicate') };
  }

  /** How far the log was read, inclusive; undefined before its first step. */
  get checkpoint(): LogPosition | undefined {
    return this.#checkpoint;
  }

  get skipped(): Skipped {
    return this.#skipped;
  }

  /** Position of the newest entry; 0 where there is none. */
  get head(): number {
    return this.#newest.position;
  }

  /** The latest time of recording so far, in milliseconds since 1970 UTC; -Infinity where there is none. */
  get recordedAt(): number {
    return this.#newest.recordedAt;
  }

  /** Instant up to which answers were called settled, inclusive; -Infinity where none was. */
  get settledThrough(): number {
    return this.#meta.get('settled_through') ?? -Infinity;
  }

  settle(instant: number): void {
    this.#meta.set('settled_through', instant);
  }

  /**
   * Takes steps of the log in one transaction. What was taken before is passed over, so that reading may begin anywhere before.
   * @throws LedgerError store_foreign for an entry of a later version than this program knows.
   */
  apply(steps: readonly Step[]): void {
    const before = { newest: this.#newest, checkpoint: this.#checkpoint, skipped: this.#skipped };
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      for (const step of steps) this.#take(step);
      this.#saveProgress();
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#database.exec('ROLLBACK');
      ({ newest: this.#newest, checkpoint: this.#checkpoint, skipped: this.#skipped } = before);
      throw error;
    }
  }

  #take(step: Step): void {
    const position = 'checkpoint' in step ? step.checkpoint : step.position;
    if (position === undefined || !isAfter(position, this.#checkpoint)) return;
    this.#checkpoint = position;
    if ('checkpoint' in step) return;
    const stored = this.#entryIn(step);
    if (stored === undefined) this.#skip(step, 'foreign');
    else if (this.entries.byId(step.id) !== undefined) this.#skip(step, 'duplicate');
    else this.#write(stored);
  }

  /** Undefined for an event that is no entry, though its header may look like one. */
  #entryIn({ bytes }: ReadEvent): StoredEntry | undefined {
    if (bytes === undefined) return undefined;
    try {
      return {
        entry: decodeEntry(this.#newest.position + 1, bytes.header, bytes.payload, this.#forms),
        ...bytes,
      };
    } catch (error) {
      if (error instanceof LedgerError) throw error;
      return undefined;
    }
  }

  /** Its stream has come to its revision all the same, which the next append to it must expect. */
  #skip({ stream, revision }: ReadEvent, why: keyof Skipped): void {
    this.#skipped = { ...this.#skipped, [why]: this.#skipped[why] + 1 };
    this.#setRevision.run(stream, revision);
  }

  /** Times of recording may go back a little between two processes; a knowledge time is looked up by the latest so far. */
  #write({ entry, header, payload }: StoredEntry): void {
    const { position, id, stream, revision } = entry;
    const recordedAt = Math.max(this.#newest.recordedAt, entry.recordedAt);
    this.#insert.run(position, id, stream, revision, recordedAt, header, payload);
    this.lookups.apply(entry, this.lookups.state(stream));
    this.#newest = { position, recordedAt };
  }

  #saveProgress(): void {
    const { commit, prepare } = this.#checkpoint ?? {};
    if (commit === undefined || prepare === undefined) return;
    this.#setProgress.run('checkpoint', `${commit}/${prepare}`);
    this.#setProgress.run('foreign', String(this.#skipped.foreign));
    this.#setProgress.run('duplicate', String(this.#skipped.duplicate));
  }

  #readCheckpoint(): LogPosition | undefined {
    const [commit, prepare] = (this.#progress('checkpoint') ?? '').split('/');
    if (commit === undefined || prepare === undefined) return undefined;
    return { commit: BigInt(commit), prepare: BigInt(prepare) };
  }

  #count(name: keyof Skipped): number {
    return Number(this.#progress(name) ?? 0);
  }

  #progress(name: string): string | undefined {
    return (this.#getProgress.get(name) as { readonly value: string } | undefined)?.value;
  }
}
