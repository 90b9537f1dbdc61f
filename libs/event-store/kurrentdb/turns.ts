import { LedgerError } from '#domain';
import { away } from './faults';

/** Commands that may wait at once; more are refused, so that a slow store fills no memory. */
const WAITING_MAX = 10_000;

/** Lets one command after another have its turn, in the order in which they came. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #closed = false;

  /** @throws LedgerError store_closed, store_away where too many wait already. */
  run<Value>(turn: () => Promise<Value>): Promise<Value> {
    if (this.#closed)
      return Promise.reject(
        new LedgerError('store_closed', 'the ledger is closing; send the command to the next process'),
      );
    if (this.#waiting >= WAITING_MAX) return Promise.reject(away(`${WAITING_MAX} commands wait already`));
    this.#waiting += 1;
    const done = this.#last.then(turn).finally(() => (this.#waiting -= 1));
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Takes no new commands; resolves when all that were accepted are answered. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#last;
  }
}
