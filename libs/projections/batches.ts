import type { Recorded } from '#domain';
import { BATCH_ENTRIES_MAX } from './runner';

/** So many entries in one turn of the event loop are read from what was recorded before, and more will come in the next one. */
const MANY_IN_ONE_TURN = 256;

/**
 * Gathers entries that come one by one into batches, up to BATCH_ENTRIES_MAX: all that came in one turn of the event loop, and in the
 * turns after it as long as many come in each.
 */
export class Batches {
  readonly #take: (batch: readonly Recorded[], last: number) => void;
  #waiting: Recorded[] = [];
  /** How many came in this turn. */
  #came = 0;
  #waitsForTurn = false;

  /** @param take takes a batch that is not empty, and the position of its last entry. */
  constructor(take: (batch: readonly Recorded[], last: number) => void) {
    this.#take = take;
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
    this.#waiting = [];
    const last = batch.at(-1);
    if (last !== undefined) this.#take(batch, last.position);
  }

  #waitForTurn(): void {
    this.#waitsForTurn = true;
    setImmediate(() => {
      const hasMore = this.#came >= MANY_IN_ONE_TURN;
      this.#came = 0;
      this.#waitsForTurn = false;
      if (hasMore) this.#waitForTurn();
      else this.flush();
    });
  }

  /** Forgets what waits. */
  drop(): void {
    this.#waiting = [];
  }
}
