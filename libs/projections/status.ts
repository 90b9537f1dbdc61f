import type { Projection } from './projection';
import { NEXT, checkpointOf } from './schema';
import type { Checkpoint } from './schema';
import type { Statements } from './statements';

/** Where a projection stands, with the accounting that anybody can check. */
export interface ProjectionStatus extends Checkpoint {
  /** Newest entry of the ledger minus the checkpoint. */
  readonly lag: number;
  /**
   * `stopped` after a handler threw; `rebuilding` while the tables in use are of another version than the code. The failure of
   * tables that are being built is shown beside the state of those in use.
   */
  readonly state: 'live' | 'rebuilding' | 'stopped';
  /** The tables that are being built beside those in use; null where there are none. */
  readonly building: Checkpoint | null;
}

/** @param head position of the ledger's newest entry. */
export function statusOf(
  statements: Statements,
  { name, version }: Projection,
  head: number,
): ProjectionStatus {
  const inUse = checkpointOf(statements, name) as Checkpoint;
  const building = checkpointOf(statements, name, NEXT) ?? null;
  const failed = [inUse, building].find((one) => one?.version === version && one.failed_at !== null);
  const isLive = inUse.version === version && inUse.failed_at === null;
  return {
    ...inUse,
    ...failureOf(failed),
    lag: head - inUse.position,
    state: isLive ? 'live' : failed === undefined ? 'rebuilding' : 'stopped',
    building,
  };
}

function failureOf(failed: Checkpoint | null | undefined): Pick<Checkpoint, 'failed_at' | 'failure'> {
  return { failed_at: failed?.failed_at ?? null, failure: failed?.failure ?? null };
}
