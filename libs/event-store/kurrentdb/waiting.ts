/** Somebody who waits for something to be true. */
interface Waiter {
  readonly isThere: () => boolean;
  readonly resolve: (isThere: boolean) => void;
  readonly timer: NodeJS.Timeout;
}

/** Those who wait for something that the log may bring about. */
export class Waiting {
  readonly #waiters = new Set<Waiter>();

  /**
   * Waits until something is true.
   * @param ms how long at most; answers false after that.
   */
  until(isThere: () => boolean, ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#answer(waiter, false), ms);
      const waiter: Waiter = { isThere, resolve, timer };
      this.#waiters.add(waiter);
    });
  }

  /** Something happened: whoever waited for it is answered. */
  wake(): void {
    for (const waiter of this.#waiters) if (waiter.isThere()) this.#answer(waiter, true);
  }

  /** Nothing happens any more. */
  end(): void {
    for (const waiter of this.#waiters) this.#answer(waiter, false);
  }

  #answer(waiter: Waiter, isThere: boolean): void {
    clearTimeout(waiter.timer);
    this.#waiters.delete(waiter);
    waiter.resolve(isThere);
  }
}
