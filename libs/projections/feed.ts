import { BehaviorSubject, filter, firstValueFrom, timeout } from 'rxjs';
import type { Observable, Subscription } from 'rxjs';
import { LedgerError } from '#domain';
import type { Recorded } from '#domain';
import { BATCH_ENTRIES_MAX } from './runner';
import type { ProjectionRunner } from './runner';

/** Where the entries come from: those after a position, then each new one, without gap or repeat. */
export type Entries = (afterPosition: number) => Observable<Recorded>;

/** Keeps the read models up with the ledger: takes entries as they come and applies them in batches. */
export class ProjectionFeed {
  readonly #runner: ProjectionRunner;
  readonly #head: () => number;
  readonly #applied = new BehaviorSubject<number>(0);
  #waiting: Recorded[] = [];
  #scheduled = false;
  #subscription: Subscription | undefined;

  /** @param head position of the ledger's newest entry. */
  constructor(runner: ProjectionRunner, head: () => number) {
    this.#runner = runner;
    this.#head = head;
  }

  /** Starts reading where the projections stopped; what an earlier process has built to the end is taken into use. */
  start(entries: Entries): void {
    const from = this.#runner.position() ?? this.#head();
    this.#runner.takeOver(this.#head());
    this.#applied.next(this.#runner.reached() ?? from);
    this.#subscription = entries(from).subscribe((entry) => this.#take(entry));
  }

  /** The position up to which all read models in use have read, save those that stand still. */
  position(): number {
    return this.#applied.value;
  }

  /**
   * Waits until the read models have reached a position.
   * @throws LedgerError projection_behind after the given time.
   */
  async reach(position: number, waitMsMax: number): Promise<void> {
    if (this.#applied.value >= position) return;
    const reached = this.#applied.pipe(
      filter((applied) => applied >= position),
      timeout({ first: waitMsMax }),
    );
    await firstValueFrom(reached).catch(() => {
      const detail = `the read models are at position ${this.#applied.value}, the answer needs ${position}; ask again in a moment`;
      throw new LedgerError('projection_behind', detail);
    });
  }

  /** Stops reading; what was read is applied. */
  stop(): void {
    this.#subscription?.unsubscribe();
    this.#flush();
    this.#applied.complete();
  }

  #take(entry: Recorded): void {
    this.#waiting.push(entry);
    if (this.#waiting.length >= BATCH_ENTRIES_MAX) this.#flush();
    else if (!this.#scheduled) {
      this.#scheduled = true;
      setImmediate(() => this.#flush());
    }
  }

  #flush(): void {
    this.#scheduled = false;
    const batch = this.#waiting;
    this.#waiting = [];
    const last = batch.at(-1);
    if (last === undefined) return;
    this.#runner.apply(batch);
    this.#runner.takeOver(this.#head());
    this.#applied.next(this.#runner.reached() ?? last.position);
  }
}
