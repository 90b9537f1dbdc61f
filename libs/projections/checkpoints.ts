import type { Database } from './database';
import { NEXT } from './schema';
import type { Checkpoint } from './schema';

/** How far the read models of a file have read, without a change to the file; tables that are being built are left out. */
export function checkpointsIn(database: Database): readonly Checkpoint[] {
  const rows = database
    .prepare(
      `SELECT p.name, p.version, p.position, p.applied, p.ignored, p.failed_at, p.failure,
         (SELECT count(*) FROM quarantine q WHERE q.name = p.name) AS quarantined
       FROM projections p ORDER BY p.name`,
    )
    .all() as readonly Checkpoint[];
  return rows.filter(({ name }) => !name.endsWith(NEXT));
}
