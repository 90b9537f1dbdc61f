import type { Recorded } from '#domain';
import { BATCH_ENTRIES_MAX } from './runner';

/** Gathers entries that come one by one into batches: all that came in one turn of the event loop, up to BATCH_ENTRIES_MAX. */
export class Batches {
  readonly #take: (batch: readonly Recorded[], last: number) => void;
  #waiting: Recorded[] = [];
  #scheduled = false;

  /** @param take takes a batch that is not empty, and the position of its last entry. */
  constructor(take: (batch: readonly Recorded[], last: number) => void) {
    this.#take = take;
  }

  add(entry: Recorded): void {
    this.#waiting.push(entry);
    if (this.#waiting.length >= BATCH_ENTRIES_MAX) this.flush();
    else if (!this.#scheduled) {
      this.#scheduled = true;
      setImmediate(() => this.flush());
    }
  }

  /** Hands on what waits. */
  flush(): void {
    this.#scheduled = false;
    const batch = this.#waiting;
    this.#waiting = [];
    const last = batch.at(-1);
    if (last !== undefined) this.#take(batch, last.position);
  }

  /** Forgets what waits. */
  drop(): void {
    this.#waiting = [];
  }
}
