import type { ProjectionStatus } from '#projections';

/** How far tables have read, with the accounting that anybody can check: applied + ignored + quarantined = position. */
export interface TablesItem {
  readonly version: number;
  readonly position: number;
  readonly applied: number;
  readonly ignored: number;
  /** Entries that an admin had it leave out. */
  readonly quarantined: number;
  /** Position of the entry before which it stopped; null while it goes on. */
  readonly failedAt: number | null;
  readonly failure: string | null;
}

/** A read model: how far its tables in use have read, and those that are being built beside them. */
export interface ProjectionItem extends TablesItem {
  readonly name: string;
  readonly state: ProjectionStatus['state'];
  /** Entries of the ledger that are not read yet. */
  readonly lag: number;
  /** Null where nothing is being built. */
  readonly building: TablesItem | null;
}

type Tables = Pick<
  ProjectionStatus,
  'version' | 'position' | 'applied' | 'ignored' | 'quarantined' | 'failed_at' | 'failure'
>;

function tablesItemOf(tables: Tables): TablesItem {
  const { version, position, applied, ignored, quarantined, failed_at: failedAt, failure } = tables;
  return { version, position, applied, ignored, quarantined, failedAt, failure };
}

/** A read model's status as it stands in answers. */
export function projectionItemOf(status: ProjectionStatus): ProjectionItem {
  const { name, state, lag, building } = status;
  return {
    name,
    state,
    lag,
    ...tablesItemOf(status),
    building: building === null ? null : tablesItemOf(building),
  };
}
