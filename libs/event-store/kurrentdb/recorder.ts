import { setTimeout as wait } from 'node:timers/promises';
import { Known, LedgerError } from '#domain';
import { entryId } from '../entry-id';
import type { Appended, StoredEntry, Submission } from '../event-store';
import type { Surroundings } from '../sqlite/recorder';
import { Salts } from '../sqlite/salts';
import { answerAgain, decided, encodeTurn, recordingTime, requireRevision } from '../turn';
import type { Connection } from './connection';
import { RETRY_MS_MIN, away, faultOf, refused } from './faults';
import { firstAnswer } from './first-answer';
import type { Integrator } from './integrator';
import type { Replica } from './replica';
import type { ReplicaTables } from './replica-tables';
import { eventOf } from './wire';

/** How often a command is decided anew because others wrote to its stream meanwhile. */
const ROUNDS_MAX = 20;

const NO_BYTES = Buffer.alloc(0);

/** What recording works with. */
export interface Recording {
  readonly connection: Connection;
  readonly integrator: Integrator;
  readonly replica: Replica;
  readonly surroundings: Surroundings;
  /** How long a command waits for the store in all before it is refused, in milliseconds. */
  readonly patienceMs: number;
}

/** What one command does at its turn: decide on the replica, append to the server, and wait until its entries come back. */
export class Recorder {
  readonly #with: Recording;
  readonly #salts: Salts;
  #inFlight = Infinity;

  constructor(recording: Recording) {
    this.#with = recording;
    this.#salts = new Salts(recording.surroundings.random);
  }

  /** The time that an append under way bears, in milliseconds since 1970 UTC; Infinity where none is. */
  get inFlight(): number {
    return this.#inFlight;
  }

  /**
   * @param askedAt when the command came, by `performance.now()`: while the store is away, those that wait are refused together.
   * @throws LedgerError as `EventStore.append` does, and store_away where it is unknown whether it was recorded.
   */
  async append(submission: Submission, askedAt: number): Promise<Appended> {
    const until = performance.now() + this.#with.patienceMs;
    for (let round = 0; round < ROUNDS_MAX; round += 1) {
      await this.#requireLive(askedAt + this.#with.patienceMs);
      const appended = await this.#turn(submission, until).finally(() => (this.#inFlight = Infinity));
      if (appended !== undefined) return appended;
    }
    throw away(`others wrote to the same stream ${ROUNDS_MAX} times meanwhile`);
  }

  /** The entry with an id, as far as this process has read. */
  readonly #byId = (id: string): StoredEntry | undefined => this.#tables.entries.byId(id);

  get #tables(): ReplicaTables {
    return this.#with.replica.tables;
  }

  /** Undefined where others wrote to the stream meanwhile, and it must be decided anew. */
  async #turn(submission: Submission, until: number): Promise<Appended | undefined> {
    const { entries, lookups, head } = this.#tables;
    const firstId = entryId(submission.commandId, 0);
    const first = entries.byId(firstId);
    if (first !== undefined) return firstAnswer(first, submission, this.#with, until);
    const known = new Known(lookups);
    const stream = submission.stream(known);
    const { revision, state } = lookups.stream(stream);
    requireRevision(submission, stream, revision);
    const stored = encodeTurn(submission, decided(submission.decide(known, state), stream), {
      firstId,
      stream,
      revision,
      position: head,
      recordedAt: this.#recordedAt(),
      salt: () => this.#salts.next(),
      forms: this.#with.surroundings.forms,
    });
    if (submission.dryRun === true)
      return { entries: stored.map(({ entry }) => entry), position: head, repeated: false };
    this.#inFlight = stored[0]?.entry.recordedAt ?? Infinity;
    const met = await this.#send(stored, until);
    if (met === undefined) return this.#answer(stored, submission, until);
    await this.#catchUp(stream, revision, met, until);
    return undefined;
  }

  /**
   * Sends the same bytes until the server has taken them, since an answer may be lost. Answers the stream's revision where others
   * wrote to it, undefined where it is done.
   */
  async #send(stored: readonly StoredEntry[], until: number): Promise<number | undefined> {
    const [{ entry: first } = refuseNothing()] = stored;
    const events = stored.map(eventOf);
    for (let retryMs = RETRY_MS_MIN; ; retryMs *= 2) {
      try {
        await this.#with.connection.append(
          first.stream,
          first.revision - 1,
          events,
          until - performance.now(),
        );
        return undefined;
      } catch (error) {
        const fault = faultOf(error);
        if (fault.kind === 'conflict') return fault.revision;
        if (fault.kind !== 'away') throw refused(fault);
        if (this.#byId(first.id) !== undefined) return undefined;
        if (performance.now() + retryMs > until)
          throw away(
            `the event store did not answer (${fault.message}), and whether it recorded the command is unknown`,
          );
      }
      await wait(retryMs);
    }
  }

  /**
   * What stands under the command's id is the answer, whoever wrote it: the server knows a repeat by its ids and compares no bodies,
   * and of two processes that take the same command at the same time only one has recorded it.
   */
  async #answer(stored: readonly StoredEntry[], submission: Submission, until: number): Promise<Appended> {
    const byId = this.#byId;
    const [first, last] = [stored[0], stored.at(-1)];
    if (first === undefined || last === undefined) return refuseNothing();
    const isOurs = (): boolean =>
      Buffer.compare(byId(first.entry.id)?.header ?? NO_BYTES, first.header) === 0;
    // Only the ends are looked at, since this is asked again with each batch that comes.
    const isThere = (): boolean =>
      byId(last.entry.id) !== undefined || (byId(first.entry.id) !== undefined && !isOurs());
    const end = Math.max(until, performance.now() + this.#with.patienceMs / 2);
    if (!(await this.#with.integrator.until(isThere, end - performance.now())))
      throw away('the event store took the command, but it has not come back to this process yet');
    const found = byId(first.entry.id);
    if (found === undefined) return refuseNothing();
    if (!isOurs()) return firstAnswer(found, submission, this.#with, end);
    return { ...answerAgain(found, submission, byId), repeated: false };
  }

  /** @param met revision at which the server says the stream is. */
  async #catchUp(stream: string, revision: number, met: number, until: number): Promise<void> {
    if (met < revision) {
      const seen = `stream ${stream} is at revision ${met} in the event store, and this process has seen revision ${revision}`;
      throw new LedgerError(
        'store_foreign',
        `${seen}: the store was restored or exchanged; restart the process, which then reads it anew`,
      );
    }
    const isThere = (): boolean => this.#tables.lookups.stream(stream).revision >= met;
    if (!(await this.#with.integrator.until(isThere, until - performance.now())))
      throw away(`others wrote to stream ${stream}, and that has not come to this process yet`);
  }

  async #requireLive(until: number): Promise<void> {
    const { integrator } = this.#with;
    const isLive = await integrator.until(() => integrator.state === 'live', until - performance.now());
    if (isLive) return;
    const why =
      integrator.state === 'away'
        ? 'the event store cannot be reached'
        : 'this process is still reading the event store';
    throw away(`${why}, and nothing was recorded`);
  }

  /** Never before the newest entry that was seen, and never at or before an instant that was answered as settled. */
  #recordedAt(): number {
    const { recordedAt, settledThrough } = this.#tables;
    return recordingTime(this.#with.surroundings.clock(), Math.max(recordedAt, settledThrough + 1));
  }
}

function refuseNothing(): never {
  throw new Error('a command without entries is never sent');
}
