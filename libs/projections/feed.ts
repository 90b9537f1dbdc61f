import { BehaviorSubject, filter, firstValueFrom, takeWhile, timeout } from 'rxjs';
import type { Observable, Subscription } from 'rxjs';
import { LedgerError } from '#domain';
import type { Recorded } from '#domain';
import { Batches } from './batches';
import type { QuarantinedEntry } from './quarantine';
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
 * Keeps the read models up with the ledger: takes entries as they come and applies them in batches. Read models that are behind,
 * since they are built anew or had stopped, read the ledger a second time beside the others until they have caught up. Where
 * entries cannot be read or applied, all stand still and say so; the ledger goes on without them.
 */
export class ProjectionFeed {
  readonly #runner: ProjectionRunner;
  readonly #head: () => number;
  readonly #progress = new BehaviorSubject<Progress>({ position: 0 });
  readonly #new = new Batches(
    (batch, last) => this.#apply(batch, last),
    () => this.#readers > 0,
  );
  readonly #old = new Batches(
    (batch) => this.#catchUp(batch),
    () => true,
  );
  /** How many questions wait for what comes. */
  #readers = 0;
  #entries: Entries | undefined;
  #following: Subscription | undefined;
  #catchingUp: Subscription | undefined;

  /** @param head position of the ledger's newest entry. */
  constructor(runner: ProjectionRunner, head: () => number) {
    this.#runner = runner;
    this.#head = head;
  }

  /** Starts reading where the foremost read model stopped; what an earlier process has built to the end is taken into use. */
  start(entries: Entries): void {
    this.#entries = entries;
    const from = this.#runner.front() ?? this.#head();
    this.#advance(() => from);
    this.#following = this.#read(from, this.#new);
    this.#bringUp();
  }

  /** The position up to which all read models have read, save those that stand still or are catching up. */
  position(): number {
    return this.#progress.value.position;
  }

  /** Why nothing more is read; undefined while it goes on. */
  failure(): string | undefined {
    return this.#progress.value.failure;
  }

  /**
   * Builds a read model anew beside the tables in use, which answer meanwhile. A build that goes on already is left to go on.
   * @throws RangeError where there is no read model of that name.
   */
  rebuild(name: string): void {
    if (!this.#runner.isBuilding(name)) this.#runner.rebuild(name);
    this.#advance(() => this.position());
    this.#bringUp();
  }

  /** Has a read model leave out the entry before which it stopped. @see ProjectionRunner.quarantine */
  quarantine(name: string, left: Pick<QuarantinedEntry, 'entry' | 'id' | 'by'>): boolean {
    const isLeftOut = this.#runner.quarantine(name, left);
    if (isLeftOut) this.#bringUp();
    return isLeftOut;
  }

  /**
   * Waits until the read models have reached a position; meanwhile they apply at once whatever comes.
   * @throws LedgerError projection_behind after the given time, or at once where they stand still.
   */
  async reach(position: number, waitMsMax: number): Promise<void> {
    if (this.position() >= position) return;
    this.#readers += 1;
    this.#new.flush();
    const reached = await this.#reaching(position, waitMsMax);
    this.#readers -= 1;
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

  /** How far they are once they have reached a position, stand still, or the time is over. */
  #reaching(position: number, waitMsMax: number): Promise<Progress> {
    const settled = this.#progress.pipe(
      filter((progress) => progress.position >= position || progress.failure !== undefined),
      timeout({ first: waitMsMax }),
    );
    return firstValueFrom(settled).catch(() => this.#progress.value);
  }

  /** Stops reading; what was read is applied. */
  stop(): void {
    this.#following?.unsubscribe();
    this.#catchingUp?.unsubscribe();
    this.#new.flush();
    this.#old.flush();
    this.#progress.complete();
  }

  /** Reads the ledger once more from the lowest checkpoint, where that is behind what was read. */
  #bringUp(): void {
    this.#catchingUp?.unsubscribe();
    this.#old.drop();
    const from = this.#runner.position();
    if (from === undefined || from >= this.position() || this.failure() !== undefined) return;
    this.#catchingUp = this.#read(from, this.#old);
  }

  #read(from: number, batches: Batches): Subscription | undefined {
    return this.#entries?.(from)
      .pipe(takeWhile(() => this.failure() === undefined))
      .subscribe({ next: (entry) => batches.add(entry), error: (error) => this.#stand(error) });
  }

  #apply(batch: readonly Recorded[], last: number): void {
    this.#advance(() => {
      this.#runner.apply(batch);
      return last;
    });
  }

  /** What came in between is read by all at once: nobody is behind any more as soon as the lowest checkpoint is where the others are. */
  #catchUp(batch: readonly Recorded[]): void {
    this.#advance(() => {
      this.#runner.apply(batch);
      return this.position();
    });
    if ((this.#runner.position() ?? Infinity) >= this.position()) this.#bringUp();
  }

  /** @param work answers the position up to which the ledger was read. */
  #advance(work: () => number): void {
    if (this.failure() !== undefined) return;
    try {
      const position = work();
      this.#runner.takeOver(position);
      this.#progress.next({ position });
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
