import type { EventForms, Recorded } from '#domain';
import { applyBatch } from './apply';
import type { Database } from './database';
import { digesting } from './digest';
import { builtVersionOf } from './projection';
import type { Projection } from './projection';
import { leaveOut, quarantinedIn } from './quarantine';
import type { QuarantinedEntry } from './quarantine';
import { NEXT, checkpointOf, createCheckpoints, createTables, isMoving, swapTables } from './schema';
import { Statements } from './statements';
import { statusOf } from './status';
import type { ProjectionStatus } from './status';

/** Entries that are applied in one transaction, at most. */
export const BATCH_ENTRIES_MAX = 1_000;

/**
 * Applies entries to read models: checkpoint and rows in one transaction. A throwing handler stops its own projection
 * before the entry and leaves the others going. A projection of another version, or one that is asked to, is built in
 * tables of its own, which take the place of the old ones in one transaction once they have caught up.
 */
export class ProjectionRunner {
  readonly #statements: Statements;
  readonly #projections: readonly Projection[];

  /** Stopped projections are tried again: what stopped them may have been mended. */
  constructor(database: Database, projections: readonly Projection[], forms?: EventForms) {
    this.#statements = new Statements(database);
    this.#projections = projections.map((projection) => ({
      ...projection,
      version: builtVersionOf(projection, forms),
    }));
    createCheckpoints(this.#statements);
    this.#inTransaction(() => this.#projections.forEach((projection) => this.#prepare(projection)));
  }

  /** The names of all projections. */
  names(): readonly string[] {
    return this.#projections.map(({ name }) => name);
  }

  /** The lowest checkpoint that still moves, in use or being built; undefined where all projections are stopped. */
  position(): number | undefined {
    const positions = [...this.#moving(''), ...this.#moving(NEXT)];
    return positions.length === 0 ? undefined : Math.min(...positions);
  }

  /** The highest checkpoint in use that still moves: up to there entries were read; undefined where there is none. */
  front(): number | undefined {
    const positions = this.#moving('');
    return positions.length === 0 ? undefined : Math.max(...positions);
  }

  /** Applies entries that follow one another; what a projection has read already is passed over. */
  apply(entries: readonly Recorded[]): void {
    for (let from = 0; from < entries.length; from += BATCH_ENTRIES_MAX) {
      const batch = entries.slice(from, from + BATCH_ENTRIES_MAX);
      this.#inTransaction(() => {
        for (const projection of this.#projections) {
          applyBatch(this.#statements, projection, '', batch);
          applyBatch(this.#statements, projection, NEXT, batch);
        }
      });
    }
  }

  /** Starts building a projection anew from the first entry; its old tables answer meanwhile. */
  rebuild(name: string): void {
    const projection = this.#projectionNamed(name);
    this.#inTransaction(() => createTables(this.#statements, projection, NEXT));
  }

  /** Whether tables of a projection are being built, and go on. */
  isBuilding(name: string): boolean {
    const next = checkpointOf(this.#statements, name, NEXT);
    return next !== undefined && isMoving(next, this.#projectionNamed(name));
  }

  /**
   * Has a projection that stopped before an entry leave it out and go on behind it, in use or being built.
   * @returns false where it did not stop there.
   */
  quarantine(name: string, left: Pick<QuarantinedEntry, 'entry' | 'id' | 'by'>): boolean {
    const checkpoints = [name, name + NEXT];
    this.#projectionNamed(name);
    return this.#inTransaction(
      () => checkpoints.filter((one) => leaveOut(this.#statements, one, left)).length > 0,
    );
  }

  /** Entries up to a position that the tables in use leave out. */
  quarantined(upTo: number): readonly QuarantinedEntry[] {
    return quarantinedIn(this.#statements, this.names(), upTo);
  }

  /** Takes newly built tables into use once they have read up to a position, that of the newest entry that was read. */
  takeOver(read: number): void {
    for (const projection of this.#projections) {
      const next = checkpointOf(this.#statements, projection.name, NEXT);
      if (next !== undefined && next.position >= read && isMoving(next, projection)) {
        this.#inTransaction(() => swapTables(this.#statements, projection));
      }
    }
  }

  /** @param head position of the ledger's newest entry. */
  status(head: number): readonly ProjectionStatus[] {
    return this.#projections.map((projection) => statusOf(this.#statements, projection, head));
  }

  /** The digest of a projection's rows. @see digesting */
  digest(name: string): string {
    const steps = digesting(this.#statements, this.#projectionNamed(name));
    for (;;) {
      const { done, value } = steps.next();
      if (done === true) return value;
    }
  }

  #moving(suffix: string): readonly number[] {
    return this.#projections.flatMap((projection) => {
      const checkpoint = checkpointOf(this.#statements, projection.name, suffix);
      return checkpoint !== undefined && isMoving(checkpoint, projection) ? [checkpoint.position] : [];
    });
  }

  #projectionNamed(name: string): Projection {
    const projection = this.#projections.find((candidate) => candidate.name === name);
    if (projection === undefined) throw new RangeError(`there is no projection "${name}"`);
    return projection;
  }

  #prepare(projection: Projection): void {
    const { name, version } = projection;
    this.#statements.run(
      'UPDATE projections SET failed_at = NULL, failure = NULL WHERE name IN (?, ?)',
      name,
      name + NEXT,
    );
    const inUse = checkpointOf(this.#statements, name);
    const building = checkpointOf(this.#statements, name, NEXT);
    if (inUse === undefined) createTables(this.#statements, projection, '');
    else if (inUse.version !== version && building?.version !== version)
      createTables(this.#statements, projection, NEXT);
  }

  #inTransaction<Result>(work: () => Result): Result {
    this.#statements.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#statements.exec('COMMIT');
      return result;
    } catch (error) {
      this.#rollBack();
      throw error;
    }
  }

  /** SQLite may have given up the transaction by itself, as on a full disk; what failed first is what must be told. */
  #rollBack(): void {
    try {
      this.#statements.exec('ROLLBACK');
    } catch {
      // Nothing is left to roll back.
    }
  }
}
