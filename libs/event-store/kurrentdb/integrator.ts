import type { StoreStatus } from '../event-store';
import type { Connection } from './connection';
import { faultOf } from './faults';
import type { StoreFault } from './faults';
import type { Replica } from './replica';
import type { Step } from './replica-tables';
import { Waiting } from './waiting';

/** Steps that are written in one transaction at most; reading waits meanwhile, so no more are kept in memory. */
const BATCH_STEPS_MAX = 256;
/** The first wait before connecting again, and the longest, in milliseconds; it doubles in between. */
const RETRY_MS_MIN = 50;
const RETRY_MS_MAX = 5_000;

/** What the owner does as the log is read. */
export interface IntegratorOwner {
  /** New entries are in the replica. */
  readonly recorded: () => void;
  /** Nothing can be read any more. */
  readonly failed: (error: Error) => void;
}

/**
 * Reads the store's log into the replica, by one subscription for the whole process, and numbers the entries in its order. When
 * the subscription ends it is begun again from the last place that was written, so nothing is missed and nothing comes twice.
 */
export class Integrator {
  readonly #connection: Connection;
  readonly #replica: Replica;
  readonly #random: (bytes: number) => Uint8Array;
  readonly #owner: IntegratorOwner;
  readonly #waiting = new Waiting();
  #batch: Step[] = [];
  #turn: NodeJS.Immediate | undefined;
  #retry: NodeJS.Timeout | undefined;
  #stopFollowing: (() => void) | undefined;
  #attempts = 0;
  #reconnects = 0;
  #state: StoreStatus['state'] = 'away';
  /** Since when it is not live, by `performance.now()`. */
  #notLiveSince = performance.now();
  #fault: StoreFault | undefined;
  #stopped = false;

  constructor(
    connection: Connection,
    replica: Replica,
    random: (bytes: number) => Uint8Array,
    owner: IntegratorOwner,
  ) {
    this.#connection = connection;
    this.#replica = replica;
    this.#random = random;
    this.#owner = owner;
  }

  get state(): StoreStatus['state'] {
    return this.#state;
  }

  /** Why the last subscription ended; undefined while nothing went wrong since. */
  get fault(): StoreFault | undefined {
    return this.#fault;
  }

  /** For how long it has not been live, in milliseconds; 0 while it is. */
  get notLiveMs(): number {
    return this.#state === 'live' ? 0 : performance.now() - this.#notLiveSince;
  }

  /** How often the subscription was begun again. */
  get reconnects(): number {
    return this.#reconnects;
  }

  /** One subscription at a time: what one still tells after its end is told again by the next, which begins where that one was left. */
  start(): void {
    let isOver = false;
    const whileOn =
      <Told extends readonly unknown[]>(take: (...told: Told) => void) =>
      (...told: Told): void => {
        if (!isOver) take(...told);
      };
    const stop = this.#connection.follow(this.#replica.tables.checkpoint, {
      event: whileOn((event) => this.#add(event)),
      checkpoint: whileOn((checkpoint) => this.#add({ checkpoint })),
      caughtUp: whileOn(() => this.#become('live')),
      fellBehind: whileOn(() => this.#become('behind')),
      ended: whileOn((error) => {
        isOver = true;
        this.#fault = error && faultOf(error);
        this.#stopFollowing?.();
        this.#flush();
        this.#startAgain();
        this.#waiting.wake();
      }),
    });
    this.#stopFollowing = () => {
      isOver = true;
      this.#stopFollowing = undefined;
      stop();
    };
  }

  /**
   * Waits until something is true that the log may bring about.
   * @param ms how long at most; answers false after that, and when nothing is read any more.
   */
  until(isThere: () => boolean, ms: number): Promise<boolean> {
    if (isThere()) return Promise.resolve(true);
    if (this.#stopped || ms <= 0) return Promise.resolve(false);
    return this.#waiting.until(isThere, ms);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#retry);
    this.#stopFollowing?.();
    this.#flush();
    this.#set('away');
    this.#waiting.end();
  }

  #add(step: Step): void {
    if (this.#stopped) return;
    if (this.#state === 'away') this.#become('behind');
    this.#batch.push(step);
    if (this.#batch.length >= BATCH_STEPS_MAX) this.#flush();
    else this.#turn ??= setImmediate(() => this.#flush());
  }

  #become(state: StoreStatus['state']): void {
    if (this.#stopped) return;
    if (state === 'live') this.#attempts = 0;
    this.#flush();
    if (this.#isStopped()) return;
    this.#set(state);
    this.#fault = undefined;
    this.#waiting.wake();
  }

  #set(state: StoreStatus['state']): void {
    if (this.#state === 'live' && state !== 'live') this.#notLiveSince = performance.now();
    this.#state = state;
  }

  /** Writing a batch may stop everything. */
  #isStopped(): boolean {
    return this.#stopped;
  }

  /** The client reads on only when this has returned. */
  #flush(): void {
    clearImmediate(this.#turn);
    this.#turn = undefined;
    const batch = this.#batch;
    this.#batch = [];
    if (batch.length === 0) return;
    const { head } = this.#replica.tables;
    try {
      this.#replica.tables.apply(batch);
    } catch (error) {
      this.stop();
      this.#owner.failed(error as Error);
      return;
    }
    if (this.#replica.tables.head > head) this.#owner.recorded();
    this.#waiting.wake();
  }

  /** The wait grows with each attempt that came to nothing, and no two processes wait alike. */
  #startAgain(): void {
    if (this.#stopped) return;
    this.#set('away');
    this.#reconnects += 1;
    const longest = Math.min(RETRY_MS_MAX, RETRY_MS_MIN * 2 ** this.#attempts);
    this.#attempts += 1;
    const [chance = 0] = this.#random(1);
    this.#retry = setTimeout(() => this.start(), longest / 2 + (longest / 2) * (chance / 255));
  }
}
