import { LedgerError } from '#domain';
import type { Database, Statement } from './engine';
import { leftNothingBehind } from './result-code';

/** Waiting work that one commit takes at most: enough to share its cost, and few enough to keep the process responsive. */
export const WORK_PER_COMMIT_MAX = 512;

/** Work that waits for its turn. */
interface Waiting {
  readonly work: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** What a caller hears, kept back until its group is durable. */
type Answer = () => void;

/** What the owner does as groups go by. */
export interface GroupOwner {
  /** The group is durable: what it changed may be shown. Called before any answer goes out. @param size commands of the group. */
  readonly published: (size: number) => void;
  /** Nothing of the group was written: what it changed in memory must be undone. */
  readonly dropped: () => void;
  /** Whether the group is durable is unknown; nothing more will be written. */
  readonly failed: (error: LedgerError) => void;
}

/**
 * Lets work that waits at the same time share one transaction, and so one wait for the disk. Each piece of work has its
 * own SAVEPOINT, so that a refused one leaves no trace and the others go on; every answer, refusals too, goes out only
 * after COMMIT, since a refusal may rest on entries of the same group.
 */
export class GroupCommit {
  readonly #owner: GroupOwner;
  readonly #begin: Statement;
  readonly #commit: Statement;
  readonly #rollback: Statement;
  readonly #savepoint: Statement;
  readonly #release: Statement;
  readonly #undo: Statement;
  readonly #waiting: Waiting[] = [];
  #scheduled = false;
  #closed: LedgerError | undefined;
  #idle: Answer | undefined;

  constructor(database: Database, owner: GroupOwner) {
    this.#owner = owner;
    this.#begin = database.prepare('BEGIN IMMEDIATE');
    this.#commit = database.prepare('COMMIT');
    this.#rollback = database.prepare('ROLLBACK');
    this.#savepoint = database.prepare('SAVEPOINT turn');
    this.#release = database.prepare('RELEASE turn');
    this.#undo = database.prepare('ROLLBACK TO turn');
  }

  /**
   * Runs synchronous work at its turn, inside a transaction; the order of calls is the order of turns. Answers what the
   * work answers or throws.
   * @throws LedgerError store_closed, commit_unknown
   */
  run<Value>(work: () => Value): Promise<Value> {
    if (this.#closed !== undefined) return Promise.reject(this.#closed);
    return new Promise<Value>((resolve, reject) => {
      this.#waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
      this.#schedule();
    });
  }

  /** Takes no new work; resolves when all accepted work is answered. */
  close(reason: LedgerError): Promise<void> {
    this.#closed ??= reason;
    return new Promise((resolve) => {
      this.#idle = resolve;
      this.#schedule();
    });
  }

  /** Waiting for the end of the event loop's turn gathers the requests that arrived together. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      const group = this.#waiting.splice(0, WORK_PER_COMMIT_MAX);
      if (group.length > 0) this.#commitGroup(group);
      if (this.#waiting.length > 0) this.#schedule();
      else this.#idle?.();
    });
  }

  #commitGroup(group: readonly Waiting[]): void {
    let answers: readonly Answer[];
    try {
      this.#begin.run();
      answers = group.map((waiting) => this.#turnOf(waiting));
    } catch (error) {
      this.#drop(group, error);
      return;
    }
    try {
      this.#commit.run();
    } catch (error) {
      if (leftNothingBehind(error)) this.#drop(group, error);
      else this.#fail(group, error);
      return;
    }
    this.#owner.published(group.length);
    for (const answer of answers) answer();
  }

  /** Throws only where SQLite fails in its own turn, as it may after an I/O error; the whole group is then dropped. */
  #turnOf({ work, resolve, reject }: Waiting): Answer {
    this.#savepoint.run();
    let answer: Answer;
    try {
      const value = work();
      answer = () => resolve(value);
    } catch (error) {
      this.#undo.run();
      answer = () => reject(error);
    }
    this.#release.run();
    return answer;
  }

  #drop(group: readonly Waiting[], error: unknown): void {
    this.#tryRollback();
    this.#owner.dropped();
    for (const { reject } of group) reject(error);
  }

  #fail(group: readonly Waiting[], cause: unknown): void {
    this.#tryRollback();
    this.#owner.dropped();
    const failure = new LedgerError(
      'commit_unknown',
      'the disk failed during a commit, and whether it is recorded is unknown; restart, then send the same command ids again',
    );
    failure.cause = cause;
    this.#closed = new LedgerError(
      'store_closed',
      'the ledger stopped after a failed commit; restart the process',
    );
    for (const { reject } of group) reject(failure);
    for (const { reject } of this.#waiting.splice(0)) reject(this.#closed);
    this.#owner.failed(failure);
  }

  /** SQLite may have rolled back by itself already, and then refuses. */
  #tryRollback(): void {
    try {
      this.#rollback.run();
    } catch {
      // The transaction is gone either way; if it is not, the next BEGIN says so.
    }
  }
}
