import { LedgerError } from '#domain';
import type { EventForms, Recorded } from '#domain';
import { decodeEntry } from '../entry-codec';
import { entryId } from '../entry-id';
import type { StoredEntry } from '../event-store';
import type { Database, Statement } from '../sqlite/engine';
import { Entries } from '../sqlite/entries';
import { Lookups } from '../sqlite/lookups';
import { Meta } from '../sqlite/meta';
import { Progress } from './progress';
import type { Skipped } from './progress';
import { isAfter } from './wire';
import type { LogPosition, ReadEvent } from './wire';

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
  readonly #progress: Progress;
  #checkpoint: LogPosition | undefined;
  #newest: { position: number; recordedAt: number };
  #skipped: Skipped;
  #passedOver = 0;

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
    this.#progress = new Progress(database);
    this.#newest = this.entries.newest();
    this.#checkpoint = this.#progress.checkpoint();
    this.#skipped = this.#progress.skipped();
  }

  /** How far the log was read, inclusive; undefined before its first step. */
  get checkpoint(): LogPosition | undefined {
    return this.#checkpoint;
  }

  get skipped(): Skipped {
    return this.#skipped;
  }

  /** Events that were told again after they had been taken, since the opening; none where all is well. */
  get passedOver(): number {
    return this.#passedOver;
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
   * @throws LedgerError store_foreign for an entry of a later version than this program knows; store_damaged where an event was missed
   * or an entry cannot be read, and the next opening reads everything anew.
   */
  apply(steps: readonly Step[]): void {
    const before = {
      newest: this.#newest,
      checkpoint: this.#checkpoint,
      skipped: this.#skipped,
      passedOver: this.#passedOver,
    };
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      for (const step of steps) this.#take(step);
      this.#progress.save(this.#checkpoint, this.#skipped);
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#database.exec('ROLLBACK');
      ({
        newest: this.#newest,
        checkpoint: this.#checkpoint,
        skipped: this.#skipped,
        passedOver: this.#passedOver,
      } = before);
      if (error instanceof LedgerError && error.code === 'store_damaged') this.#forget();
      throw error;
    }
  }

  /** Without its version, a replica is none that the next opening goes on with. */
  #forget(): void {
    this.#database.exec('PRAGMA user_version = 0');
  }

  #take(step: Step): void {
    const position = 'checkpoint' in step ? step.checkpoint : step.position;
    if (position === undefined || !isAfter(position, this.#checkpoint)) {
      if (!('checkpoint' in step)) this.#passOver(step);
      return;
    }
    this.#checkpoint = position;
    if ('checkpoint' in step) return;
    const stored = this.#entryIn(step);
    if (stored === undefined) this.#skip(step, 'foreign');
    else if (this.#isDuplicate(stored.entry)) this.#skip(step, 'duplicate');
    else this.#write(stored);
  }

  /**
   * An event of a place that was read already is one that is told again. Where its stream has not come so far here, it was not told at
   * its place, and all that came after it may have a wrong position.
   */
  #passOver({ stream, revision }: ReadEvent): void {
    if (this.lookups.stream(stream).revision < revision)
      throw new LedgerError(
        'store_damaged',
        `event ${revision} of stream ${stream} came after its place in the log, and the replica without it; restart the process, which then reads it anew`,
      );
    this.#passedOver += 1;
  }

  /** Of one command id on two streams the command that is first in the log counts; the other may have more entries, and none of them counts. */
  #isDuplicate({ id, commandId, stream }: Recorded): boolean {
    if (this.entries.byId(id) !== undefined) return true;
    const first = this.entries.byId(entryId(commandId, 0));
    return first !== undefined && first.entry.stream !== stream;
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
}
