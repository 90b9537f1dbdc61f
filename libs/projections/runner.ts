import { createHash } from 'node:crypto';
import type { EventForms, Recorded } from '#domain';
import { applyBatch } from './apply';
import type { Database, Row } from './database';
import { builtVersionOf } from './projection';
import type { Projection } from './projection';
import {
  NEXT,
  checkpointOf,
  createCheckpoints,
  createTables,
  isMoving,
  keyOf,
  swapTables,
  tablesOf,
} from './schema';
import type { Checkpoint } from './schema';
import { Statements } from './statements';

/** Entries that are applied in one transaction, at most. */
export const BATCH_ENTRIES_MAX = 1_000;

/** Where a projection stands, with the accounting that anybody can check. */
export interface ProjectionStatus extends Checkpoint {
  /** Newest entry of the ledger minus the checkpoint. */
  readonly lag: number;
  /**
   * `stopped` after a handler threw; `rebuilding` while the tables in use are of another version than the code. The failure of
   * tables that are being built is shown beside the state of those in use.
   */
  readonly state: 'live' | 'rebuilding' | 'stopped';
}

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

  /** Where reading must go on: the lowest checkpoint that still moves; undefined where all projections are stopped. */
  position(): number | undefined {
    const positions = this.#projections.flatMap((projection) =>
      ['', NEXT].flatMap((suffix) => {
        const checkpoint = checkpointOf(this.#statements, projection.name, suffix);
        return checkpoint !== undefined && isMoving(checkpoint, projection) ? [checkpoint.position] : [];
      }),
    );
    return positions.length === 0 ? undefined : Math.min(...positions);
  }

  /** How far the tables in use have read, those aside that stopped or are of another version; undefined where there are none. */
  reached(): number | undefined {
    const positions = this.#projections.flatMap((projection) => {
      const checkpoint = checkpointOf(this.#statements, projection.name);
      return checkpoint !== undefined && isMoving(checkpoint, projection) ? [checkpoint.position] : [];
    });
    return positions.length === 0 ? undefined : Math.min(...positions);
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

  /** Takes newly built tables into use once they have read up to the ledger's newest entry. */
  takeOver(head: number): void {
    for (const projection of this.#projections) {
      const next = checkpointOf(this.#statements, projection.name, NEXT);
      if (next?.position === head && isMoving(next, projection)) {
        this.#inTransaction(() => swapTables(this.#statements, projection));
      }
    }
  }

  status(head: number): readonly ProjectionStatus[] {
    return this.#projections.map(({ name, version }) => {
      const inUse = checkpointOf(this.#statements, name) as Checkpoint;
      const building = checkpointOf(this.#statements, name, NEXT);
      const failed = [inUse, building].find((one) => one?.version === version && one.failed_at !== null);
      const isLive = inUse.version === version && inUse.failed_at === null;
      return {
        ...inUse,
        failed_at: failed?.failed_at ?? null,
        failure: failed?.failure ?? null,
        lag: head - inUse.position,
        state: isLive ? 'live' : failed === undefined ? 'rebuilding' : 'stopped',
      };
    });
  }

  /** SHA-256 over a projection's rows in the order of their keys, hexadecimal: equal where two builds are equal. */
  digest(name: string): string {
    const hash = createHash('sha256');
    for (const [tableName, table] of Object.entries(tablesOf(this.#projectionNamed(name)))) {
      hash.update(`${tableName}\n`);
      const sql = `SELECT * FROM ${tableName} ORDER BY ${keyOf(table)}`;
      const rows = this.#statements.of(sql).iterate() as Iterable<Row>;
      for (const row of rows) hash.update(`${JSON.stringify(Object.values(row))}\n`);
    }
    return hash.digest('hex');
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

  #inTransaction(work: () => void): void {
    this.#statements.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.#statements.exec('COMMIT');
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
