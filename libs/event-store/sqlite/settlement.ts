import type { Database } from './engine';
import { Meta } from './meta';
import type { Tip } from './tip';

/**
 * How far ahead of the clock one promise on the disk reaches, in milliseconds; so at most one is written in that time,
 * however many questions there are. After a crash nothing is recorded before its end either.
 */
export const PROMISE_AHEAD_MS = 1_000;

/**
 * Promises that nothing is recorded at or before an instant any more. What was answered as settled is kept in memory; on
 * the disk is a promise that reaches a little further, and holds after a restart.
 */
export class Settlement {
  readonly #meta: Meta;
  readonly #tip: Tip;
  readonly #clock: () => number;
  /** Instant up to which the disk has the promise, inclusive. */
  #promised: number;

  /** @param tip one that has come from the same database. */
  constructor(database: Database, tip: Tip, clock: () => number) {
    this.#meta = new Meta(database);
    this.#tip = tip;
    this.#clock = clock;
    this.#promised = tip.durable.settledThrough;
  }

  /**
   * Settles an instant where it is past; where the promise cannot be written it stays unsettled, and nothing else is lost.
   * Must be called between two groups of commands, when no transaction is open.
   */
  settle(instant: number): void {
    const past = this.#clock() - 1;
    if (instant > past || past <= this.#tip.durable.settledThrough) return;
    if (past > this.#promised && !this.#promise(past + PROMISE_AHEAD_MS)) return;
    this.#tip.advance({ settledThrough: past });
    this.#tip.publish();
  }

  /** Takes back what was promised but not answered, so that the next process need not wait for it. Settle nothing later. */
  end(): void {
    const { settledThrough } = this.#tip.durable;
    if (this.#promised > settledThrough) this.#promise(settledThrough);
  }

  /** Answers whether the promise is on the disk. */
  #promise(through: number): boolean {
    try {
      this.#meta.set('settled_through', through);
    } catch {
      return false;
    }
    this.#promised = through;
    return true;
  }
}
