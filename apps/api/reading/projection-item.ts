import type { ProjectionStatus } from '#projections';

/** How far a read model has read, with the accounting that anybody can check: applied + ignored = position. */
export interface ProjectionItem {
  readonly name: string;
  readonly version: number;
  readonly state: ProjectionStatus['state'];
  readonly position: number;
  /** Entries of the ledger that are not read yet. */
  readonly lag: number;
  readonly applied: number;
  readonly ignored: number;
  /** Position of the entry before which it stopped; null while it goes on. */
  readonly failedAt: number | null;
  readonly failure: string | null;
}

/** A read model's status as it stands in answers. */
export function projectionItemOf(status: ProjectionStatus): ProjectionItem {
  const { name, version, state, position, lag, applied, ignored, failed_at: failedAt, failure } = status;
  return { name, version, state, position, lag, applied, ignored, failedAt, failure };
}
