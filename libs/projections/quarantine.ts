import type { Statements } from './statements';

/** An entry that a read model leaves out, since its handler could not bear it and an admin said so. */
export interface QuarantinedEntry {
  /** The read model. */
  readonly projection: string;
  /** Position of the entry. */
  readonly entry: number;
  readonly id: string;
  /** What the handler said. */
  readonly failure: string;
  /** Opaque id of the admin. */
  readonly by: string;
}

/** By the name of a checkpoint: what tables that are being built leave out is told apart from those in use. */
export const QUARANTINE = `CREATE TABLE IF NOT EXISTS quarantine (
  name TEXT NOT NULL, entry INTEGER NOT NULL, id TEXT NOT NULL, failure TEXT NOT NULL, actor TEXT NOT NULL,
  PRIMARY KEY (name, entry)) STRICT, WITHOUT ROWID`;

/**
 * Has tables that stopped before an entry leave it out and go on behind it. Part of the caller's transaction.
 * @param checkpoint name of their checkpoint.
 * @returns false where they did not stop before that entry.
 */
export function leaveOut(
  statements: Statements,
  checkpoint: string,
  { entry, id, by }: Pick<QuarantinedEntry, 'entry' | 'id' | 'by'>,
): boolean {
  const stopped = statements.get<{ readonly failure: string }>(
    'SELECT failure FROM projections WHERE name = ? AND failed_at = ?',
    checkpoint,
    entry,
  );
  if (stopped === undefined) return false;
  statements.run('INSERT INTO quarantine VALUES (?, ?, ?, ?, ?)', checkpoint, entry, id, stopped.failure, by);
  statements.run(
    'UPDATE projections SET position = failed_at, failed_at = NULL, failure = NULL WHERE name = ?',
    checkpoint,
  );
  return true;
}

/** Entries up to a position that the named read models leave out, by read model and position. */
export function quarantinedIn(
  statements: Statements,
  names: readonly string[],
  position: number,
): readonly QuarantinedEntry[] {
  return statements.all<QuarantinedEntry>(
    `SELECT name AS projection, entry, id, failure, actor AS "by" FROM quarantine
     WHERE name IN (SELECT value FROM json_each(?)) AND entry <= ? ORDER BY name, entry`,
    JSON.stringify(names),
    position,
  );
}
