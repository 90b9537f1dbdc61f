import { Known } from '#domain';
import type { EventForms } from '#domain';
import { entryId } from '../entry-id';
import type { Appended, StoredEntry, Submission } from '../event-store';
import { answerAgain, decided, encodeTurn, recordingTime, requireRevision } from '../turn';
import type { Database, Statement } from './engine';
import type { Entries } from './entries';
import { Lookups } from './lookups';
import type { StreamState } from './lookups';
import { Salts } from './salts';
import type { Tip } from './tip';

/** Where times and chance come from; handed in, so that tests decide them. */
export interface Surroundings {
  /** Milliseconds since 1970 UTC. */
  readonly clock: () => number;
  readonly random: (bytes: number) => Uint8Array;
  /** The forms of event types; left out for those of the ledger, since only tests plant others. */
  readonly forms?: EventForms;
}

/** What one command does at its turn, inside a transaction that somebody else opens and commits. */
export class Recorder {
  readonly #entries: Entries;
  readonly #surroundings: Surroundings;
  readonly #tip: Tip;
  readonly #lookups: Lookups;
  readonly #known: Known;
  readonly #salts: Salts;
  readonly #insert: Statement;

  constructor(database: Database, entries: Entries, tip: Tip, surroundings: Surroundings) {
    this.#entries = entries;
    this.#surroundings = surroundings;
    this.#tip = tip;
    this.#lookups = new Lookups(database, entries);
    this.#known = new Known(this.#lookups);
    this.#salts = new Salts(surroundings.random);
    this.#insert = database.prepare(
      'INSERT INTO entries (position, id, stream, revision, recorded_at, header, payload) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
  }

  /** @throws LedgerError as `EventStore.append` does; nothing is then written. */
  append(submission: Submission): Appended {
    const firstId = entryId(submission.commandId, 0);
    const first = this.#entries.byId(firstId);
    if (first !== undefined) return answerAgain(first, submission, (id) => this.#entries.byId(id));
    const stream = submission.stream(this.#known);
    const before = this.#lookups.stream(stream);
    requireRevision(submission, stream, before.revision);
    const events = decided(submission.decide(this.#known, before.state), stream);
    const stored = encodeTurn(submission, events, {
      firstId,
      stream,
      revision: before.revision,
      position: this.#tip.pending.position,
      recordedAt: this.#recordedAt(),
      salt: () => this.#salts.next(),
      forms: this.#surroundings.forms,
    });
    const entries = stored.map(({ entry }) => entry);
    if (submission.dryRun === true) return { entries, position: this.#tip.pending.position, repeated: false };
    this.#write(stored, before);
    const newest = entries.at(-1) ?? this.#tip.pending;
    this.#tip.advance({ position: newest.position, recordedAt: newest.recordedAt });
    return { entries, position: newest.position, repeated: false };
  }

  /** Never before the newest entry, and never at or before an instant that was answered as settled. */
  #recordedAt(): number {
    const { recordedAt, settledThrough } = this.#tip.pending;
    return recordingTime(this.#surroundings.clock(), Math.max(recordedAt, settledThrough + 1));
  }

  #write(stored: readonly StoredEntry[], before: StreamState): void {
    let { state } = before;
    for (const { entry, header, payload } of stored) {
      const { position, id, stream, revision, recordedAt } = entry;
      this.#insert.run(position, id, stream, revision, recordedAt, header, payload);
      state = this.#lookups.apply(entry, state);
    }
  }
}
