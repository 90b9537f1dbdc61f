/** How far the ledger has come. */
export interface TipState {
  /** Position of the newest entry; 0 for an empty ledger. */
  readonly position: number;
  /** When it was recorded, in milliseconds since 1970 UTC; -Infinity for an empty ledger. */
  readonly recordedAt: number;
  /** Instant up to which answers were called settled, inclusive; -Infinity where none was. */
  readonly settledThrough: number;
}

/** The ledger's tip in memory: what the running group has come to, and apart from it what is durable and may be shown. */
export class Tip {
  #durable: TipState;
  #pending: TipState;

  constructor(durable: TipState) {
    this.#durable = durable;
    this.#pending = durable;
  }

  get durable(): TipState {
    return this.#durable;
  }

  get pending(): TipState {
    return this.#pending;
  }

  advance(change: Partial<TipState>): void {
    this.#pending = { ...this.#pending, ...change };
  }

  /** After COMMIT. */
  publish(): void {
    this.#durable = this.#pending;
  }

  /** After ROLLBACK. */
  drop(): void {
    this.#pending = this.#durable;
  }
}
