import { LedgerError } from '#domain';
import type { Appended, AppendedTogether, Submission } from '../event-store';
import type { Database } from './engine';
import type { Entries } from './entries';
import { GroupCommit } from './group-commit';
import { Meta } from './meta';
import { Recorder } from './recorder';
import type { Surroundings } from './recorder';
import { Settlement } from './settlement';
import { Tip } from './tip';
import type { TipState } from './tip';
import { Undone, decideEach } from './together';

/** What the store does as the writer goes on. */
export interface WriterEvents {
  /** New entries are durable. Called before their commands are answered. */
  readonly recorded: () => void;
  /** A group of commands is durable. @param commands how many it had. */
  readonly committed: (commands: number) => void;
  /** Nothing more can be written. */
  readonly failed: (error: LedgerError) => void;
}

/** The writing half of the store: turns of commands, in groups, with the tip that they move. */
export class Writer {
  readonly #tip: Tip;
  readonly #recorder: Recorder;
  readonly #commits: GroupCommit;
  readonly #settlement: Settlement;

  constructor(database: Database, entries: Entries, surroundings: Surroundings, events: WriterEvents) {
    const settledThrough = new Meta(database).get('settled_through') ?? -Infinity;
    this.#tip = new Tip({ ...entries.newest(), settledThrough });
    this.#recorder = new Recorder(database, entries, this.#tip, surroundings);
    this.#settlement = new Settlement(database, this.#tip, surroundings.clock);
    this.#commits = new GroupCommit(database, {
      published: (commands) => {
        const { position } = this.#tip.durable;
        this.#tip.publish();
        if (this.#tip.durable.position > position) events.recorded();
        events.committed(commands);
      },
      dropped: () => this.#tip.drop(),
      failed: events.failed,
    });
  }

  /** How far the ledger has durably come. */
  get tip(): TipState {
    return this.#tip.durable;
  }

  append(submission: Submission): Promise<Appended> {
    return this.#commits.run(() => this.#recorder.append(submission));
  }

  appendTogether(submissions: readonly Submission[], dryRun: boolean): Promise<AppendedTogether> {
    return this.#commits
      .run(() => decideEach(submissions, { recorder: this.#recorder, tip: this.#tip, dryRun }))
      .catch((error: unknown) => {
        if (error instanceof Undone) return error.together;
        throw error;
      });
  }

  /** Promises durably that nothing is recorded at or before an instant any more, where it is past and the disk takes it. */
  settle(instant: number): void {
    this.#settlement.settle(instant);
  }

  /** Takes no new commands; resolves when all that were accepted are answered. */
  close(): Promise<void> {
    return this.#commits.close(
      new LedgerError('store_closed', 'the ledger is closing; send the command to the next process'),
    );
  }

  /** Leaves the file as the next process is best served; nothing may be asked any more. */
  end(): void {
    this.#settlement.end();
  }
}
