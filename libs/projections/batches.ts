import type { Recorded } from '#domain';
import { BATCH_ENTRIES_MAX } from './runner';

/** So many entries in one turn of the event loop are read from what was recorded before, and more will come in the next one. */
const MANY_IN_ONE_TURN = 256;
/** How long entries wait for others where nobody waits for them, in milliseconds. */
const WAIT_MS_MAX = 200;
/** So many entries wait for no others: together each costs half of what it costs with few, and they hold up nobody for long. */
const ENOUGH_ENTRIES = 256;

/**
 * Gathers entries that come one by one into batches, up to BATCH_ENTRIES_MAX: all that came in one turn of the event loop, and in the
 * turns after it as long as many come in each, or as long as few are there and nobody waits for them.
 */
export class Batches {
  readonly #take: (batch: readonly Recorded[], last: number) => void;
  readonly #isAwaited: () => boolean;
  #waiting: Recorded[] = [];
  /** How many came in this turn. */
  #came = 0;
  #waitsForTurn = false;
  #patience: NodeJS.Timeout | undefined;

  /**
   * @param take takes a batch that is not empty, and the position of its last entry.
   * @param isAwaited whether somebody waits for what comes.
   */
  constructor(take: (batch: readonly Recorded[], last: number) => void, isAwaited: () => boolean) {
    this.#take = take;
    this.#isAwaited = isAwaited;
  }

  add(entry: Recorded): void {
    this.#waiting.push(entry);
    this.#came += 1;
    if (this.#waiting.length >= BATCH_ENTRIES_MAX) this.flush();
    if (!this.#waitsForTurn) this.#waitForTurn();
  }

  /** Hands on what waits. */
  flush(): void {
    const batch = this.#waiting;
    this.drop();
    const last = batch.at(-1);
    if (last !== undefined) this.#take(batch, last.position);
  }

  /** Forgets what waits. */
  drop(): void {
    this.#waiting = [];
    clearTimeout(this.#patience);
    this.#patience = undefined;
  }

  #waitForTurn(): void {
    this.#waitsForTurn = true;
    setImmediate(() => {
      const hasMore = this.#came >= MANY_IN_ONE_TURN;
      this.#came = 0;
      this.#waitsForTurn = false;
      if (hasMore) this.#waitForTurn();
      else if (this.#isAwaited() || this.#waiting.length >= ENOUGH_ENTRIES) this.flush();
      else if (this.#waiting.length > 0) this.#patience ??= setTimeout(() => this.flush(), WAIT_MS_MAX);
    });
  }
}
