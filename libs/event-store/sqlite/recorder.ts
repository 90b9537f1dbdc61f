import { Known, LedgerError } from '#domain';
import type { Event, EventForms } from '#domain';
import { answersRequest, encodeEntry, requestHash } from '../entry-codec';
import { entryId } from '../entry-id';
import type { Appended, StoredEntry, Submission } from '../event-store';
import type { Database, Statement } from './engine';
import type { Entries } from './entries';
import { Lookups } from './lookups';
import type { StreamState } from './lookups';
import { Salts } from './salts';
import type { Tip } from './tip';

/** How far the clock may fall behind the newest entry before commands are refused, in milliseconds. */
const CLOCK_BEHIND_MS_MAX = 60_000;

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
    if (first !== undefined) return this.#answerAgain(first, submission);
    const stream = submission.stream(this.#known);
    const before = this.#lookups.stream(stream);
    requireRevision(submission, stream, before.revision);
    const events = submission.decide(this.#known, before.state);
    if (events.length === 0)
      throw new Error(`nothing was decided for ${stream}; a change gives at least one event or refuses`);
    const stored = this.#encode(submission, events, { stream, revision: before.revision, firstId });
    const entries = stored.map(({ entry }) => entry);
    if (submission.dryRun === true) return { entries, position: this.#tip.pending.position, repeated: false };
    this.#write(stored, before);
    const newest = entries.at(-1) ?? this.#tip.pending;
    this.#tip.advance({ position: newest.position, recordedAt: newest.recordedAt });
    return { entries, position: newest.position, repeated: false };
  }

  /** The entries of a command stand side by side, under ids that follow from its own. */
  #answerAgain(first: StoredEntry, { commandId, request }: Submission): Appended {
    if (!answersRequest(first.payload, request)) {
      throw new LedgerError(
        'command_id_reused',
        `command id ${commandId} was used for another request; take a new one`,
      );
    }
    const entries = [];
    for (let found: StoredEntry | undefined = first; found !== undefined;) {
      entries.push(found.entry);
      found = this.#entries.byId(entryId(commandId, entries.length));
    }
    return { entries, position: first.entry.position + entries.length - 1, repeated: true };
  }

  #encode(
    { commandId, request, actor, correlationId }: Submission,
    events: readonly Event[],
    {
      stream,
      revision,
      firstId,
    }: { readonly stream: string; readonly revision: number; readonly firstId: string },
  ): readonly StoredEntry[] {
    const recordedAt = this.#recordedAt();
    return events.map((event, index) => {
      const salt = this.#salts.next();
      const placement = {
        id: index === 0 ? firstId : entryId(commandId, index),
        stream,
        revision: revision + 1 + index,
        position: this.#tip.pending.position + 1 + index,
        recordedAt,
        actor,
        commandId,
        salt,
        ...(correlationId === undefined ? {} : { correlationId }),
        ...(index === 0 ? { request: requestHash(salt, request) } : {}),
      };
      return encodeEntry(event, placement, this.#surroundings.forms);
    });
  }

  /** Never before the newest entry, and never at or before an instant that was answered as settled. */
  #recordedAt(): number {
    const { recordedAt, settledThrough } = this.#tip.pending;
    const now = this.#surroundings.clock();
    const earliest = Math.max(recordedAt, settledThrough + 1);
    if (earliest - now <= CLOCK_BEHIND_MS_MAX) return Math.max(now, earliest);
    const times = `the clock says ${timeOf(now)}, but the ledger has recorded or settled up to ${timeOf(earliest)}`;
    throw new LedgerError('clock_behind', `${times}; set the clock of this machine right`);
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

function requireRevision({ expectedRevision }: Submission, stream: string, revision: number): void {
  if (expectedRevision === undefined || expectedRevision === revision) return;
  const detail = `stream ${stream} is at revision ${revision}, not ${expectedRevision}; read it anew and decide again`;
  throw new LedgerError('revision_conflict', detail);
}

function timeOf(instant: number): string {
  return new Date(instant).toISOString();
}
