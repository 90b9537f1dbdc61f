import { BehaviorSubject, filter, firstValueFrom, takeWhile, timeout } from 'rxjs';
import type { Observable, Subscription } from 'rxjs';
import { LedgerError } from '#domain';
import type { Recorded } from '#domain';
import { BATCH_ENTRIES_MAX } from './runner';
import type { ProjectionRunner } from './runner';

/** Where the entries come from: those after a position, then each new one, without gap or repeat. */
export type Entries = (afterPosition: number) => Observable<Recorded>;

/** How far the read models have read. */
interface Progress {
  readonly position: number;
  /** Why they read no further; undefined while they go on. */
  readonly failure?: string;
}

/**
 * Keeps the read models up with the ledger: takes entries as they come and applies them in batches. Where entries cannot be
 * read or applied, it stands still and says so; the ledger goes on without it.
 */
export class ProjectionFeed {
  readonly #runner: ProjectionRunner;
  readonly #head: () => number;
  readonly #progress = new BehaviorSubject<Progress>({ position: 0 });
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
    this.#advance(() => from);
    this.#subscription = entries(from)
      .pipe(takeWhile(() => this.failure() === undefined))
      .subscribe({ next: (entry) => this.#take(entry), error: (error) => this.#stand(error) });
  }

  /** The position up to which all read models in use have read, save those that stand still. */
  position(): number {
    return this.#progress.value.position;
  }

  /** Why nothing more is read; undefined while it goes on. */
  failure(): string | undefined {
    return this.#progress.value.failure;
  }

  /**
   * Waits until the read models have reached a position.
   * @throws LedgerError projection_behind after the given time, or at once where they stand still.
   */
  async reach(position: number, waitMsMax: number): Promise<void> {
    if (this.position() >= position) return;
    const settled = this.#progress.pipe(
      filter((progress) => progress.position >= position || progress.failure !== undefined),
      timeout({ first: waitMsMax }),
    );
    const reached = await firstValueFrom(settled).catch(() => this.#progress.value);
    if (reached.position >= position) return;
    const remedy =
      reached.failure === undefined
        ? 'ask again in a moment'
        : `they stand still until the service is started again: ${reached.failure}`;
    throw new LedgerError(
      'projection_behind',
      `the read models are at position ${reached.position}, the answer needs ${position}; ${remedy}`,
    );
  }

  /** Stops reading; what was read is applied. */
  stop(): void {
    this.#subscription?.unsubscribe();
    this.#flush();
    this.#progress.complete();
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
    if (last === undefined || this.failure() !== undefined) return;
    this.#advance(() => {
      this.#runner.apply(batch);
      return last.position;
    });
  }

  /** @param work answers the position up to which the ledger was read. */
  #advance(work: () => number): void {
    try {
      const read = work();
      this.#runner.takeOver(this.#head());
      this.#progress.next({ position: this.#runner.reached() ?? read });
    } catch (error) {
      this.#stand(error);
    }
  }

  /** Read models are disposable: a failure of theirs must not reach whoever records. */
  #stand(error: unknown): void {
    const failure = error instanceof Error ? error.message : String(error);
    this.#progress.next({ position: this.position(), failure });
  }
}
