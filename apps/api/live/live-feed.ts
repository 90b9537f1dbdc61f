import type { Writable } from 'node:stream';
import type { Subscription } from 'rxjs';
import type { Logger } from 'pino';
import { LedgerError } from '#domain';
import type { EventStore } from '#event-store';
import { ApiError } from '../problem';
import { LiveReader } from './live-reader';
import { FAREWELL } from './messages';
import { Passing } from './passing';
import type { Wanted } from './passing';

/** How much the live feed bears. */
export interface LiveLimits {
  /** Readers at a time; fewer than the connections of the service, so that others get through. */
  readonly readersMax: number;
  /** What may wait for a reader before it is dropped, in bytes. */
  readonly pendingBytesMax: number;
  /** What waits for a reader at most while it reads what was recorded before, in bytes. */
  readonly aheadBytesMax: number;
  readonly heartbeatMs: number;
  /** After how many heartbeats a reader who takes nothing is dropped. */
  readonly beatsBlockedMax: number;
  /** After how many heartbeats a reader must connect again, and so prove again who it is. */
  readonly beatsMax: number;
}

export const LIVE_LIMITS: LiveLimits = {
  readersMax: 200,
  pendingBytesMax: 256 * 1_024,
  aheadBytesMax: 64 * 1_024,
  heartbeatMs: 15_000,
  beatsBlockedMax: 4,
  beatsMax: 240,
};

/** Entries that are passed at a stretch to a reader who reads what was recorded before. */
const ENTRIES_AT_A_STRETCH = 256;

/** Why a reader was let go: nothing was lost by it, since all are resumable. */
export type LetGo = 'slow' | 'blocked' | 'expired' | 'failed';

/** What the live feed needs of this process. */
export interface LiveSources {
  readonly store: EventStore;
  readonly log: Logger;
  readonly limits?: Partial<LiveLimits>;
}

/**
 * Tells entries to readers as they are recorded. A reader first gets what was recorded before at its own pace, straight from the
 * ledger; then it is live, and one subscription serves all. Nothing is queued beyond a bound: a live reader for whom more waits
 * is dropped, and resumes after the last id that arrived.
 */
export class LiveFeed {
  readonly #store: EventStore;
  readonly #log: Logger;
  readonly #limits: LiveLimits;
  readonly #readers = new Set<LiveReader>();
  readonly #live = new Set<LiveReader>();
  readonly #letGo = new Map<LetGo, number>();
  #following: Subscription | undefined;
  #heart: NodeJS.Timeout | undefined;
  #turn: NodeJS.Immediate | undefined;
  #isEnding = false;

  constructor({ store, log, limits }: LiveSources) {
    this.#store = store;
    this.#log = log;
    this.#limits = { ...LIVE_LIMITS, ...limits };
  }

  /** How many read now. */
  get readers(): number {
    return this.#readers.size;
  }

  /** How many readers were let go since the start, by reason. */
  get letGo(): ReadonlyMap<LetGo, number> {
    return this.#letGo;
  }

  /**
   * Answers after which position one more reader is told: the asked one, the newest entry where it asks for none.
   * @throws LedgerError position_beyond_head, store_closed; ApiError too_many_readers
   */
  admit(after: number | undefined): number {
    const head = this.#store.head();
    if (after !== undefined && after > head) {
      const detail = `position ${after} is not recorded yet; the newest entry has ${head}`;
      throw new LedgerError('position_beyond_head', detail, '/after');
    }
    if (this.#readers.size < this.#limits.readersMax && !this.#isEnding) return after ?? head;
    const detail = `the live feed has ${this.#readers.size} readers, and takes no more; try again later`;
    throw new ApiError('too_many_readers', detail);
  }

  /** Tells a reader all entries after a position that it wants, for as long as it listens. */
  async serve(sink: Writable, wanted: Wanted, after: number): Promise<void> {
    const reader = new LiveReader(sink, wanted, after);
    this.#readers.add(reader);
    sink.on('close', () => this.#forget(reader)).on('error', () => this.#forget(reader));
    this.#heart ??= setInterval(() => this.#beat(), this.#limits.heartbeatMs).unref();
    try {
      await this.#catchUp(reader);
      this.#follow(reader);
    } catch (error) {
      this.#fail(reader, error);
    }
  }

  /** Lets all readers go in good order, and takes no more. */
  end(): void {
    this.#isEnding = true;
    for (const reader of this.#readers) reader.end(FAREWELL);
    this.#following?.unsubscribe();
    clearInterval(this.#heart);
    if (this.#turn !== undefined) clearImmediate(this.#turn);
  }

  async #catchUp(reader: LiveReader): Promise<void> {
    let passed = 0;
    for (const { entry } of this.#store.readAll(reader.position)) {
      reader.pass(new Passing(entry, this.#store));
      passed += 1;
      if (reader.pendingBytes > this.#limits.aheadBytesMax) await reader.taken();
      if (passed % ENTRIES_AT_A_STRETCH === 0) {
        reader.tellPosition();
        await new Promise((resolve) => setImmediate(resolve));
      }
      if (!reader.isOpen) return;
    }
    reader.tellPosition();
  }

  /** Part of the turn in which the reader has read all that there is: nothing comes in between. */
  #follow(reader: LiveReader): void {
    if (!reader.isOpen || this.#isEnding) return;
    this.#live.add(reader);
    this.#following ??= this.#store.subscribe(reader.position).subscribe({
      next: ({ entry }) => this.#pass(new Passing(entry, this.#store)),
      error: (error) => this.#live.forEach((one) => this.#fail(one, error)),
      complete: () => this.end(),
    });
  }

  #pass(passing: Passing): void {
    for (const reader of this.#live) {
      reader.pass(passing);
      if (reader.pendingBytes > this.#limits.pendingBytesMax) this.#drop(reader, 'slow');
    }
    this.#turn ??= setImmediate(() => {
      this.#turn = undefined;
      this.#live.forEach((reader) => reader.tellPosition());
    });
  }

  #beat(): void {
    const { beatsBlockedMax, beatsMax } = this.#limits;
    for (const reader of this.#readers) {
      reader.beat();
      const { connected, blocked } = reader.beats;
      if (blocked >= beatsBlockedMax) this.#drop(reader, 'blocked');
      else if (connected >= beatsMax) {
        this.#count('expired');
        reader.end(FAREWELL);
      }
    }
  }

  #drop(reader: LiveReader, why: LetGo): void {
    const { position, pendingBytes } = reader;
    this.#count(why);
    this.#log.warn({ why, position, pendingBytes }, 'a reader of the live feed was dropped');
    reader.drop();
    this.#forget(reader);
  }

  #fail(reader: LiveReader, error: unknown): void {
    this.#count('failed');
    this.#log.error({ err: error }, 'a reader of the live feed was let go');
    reader.end(FAREWELL);
  }

  #count(why: LetGo): void {
    this.#letGo.set(why, (this.#letGo.get(why) ?? 0) + 1);
  }

  /** Nobody is followed for, and no heart beats, once nobody reads. */
  #forget(reader: LiveReader): void {
    this.#readers.delete(reader);
    this.#live.delete(reader);
    if (this.#live.size === 0) {
      this.#following?.unsubscribe();
      this.#following = undefined;
    }
    if (this.#readers.size > 0) return;
    clearInterval(this.#heart);
    this.#heart = undefined;
  }
}
