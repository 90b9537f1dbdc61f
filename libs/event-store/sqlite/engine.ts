/** A value that SQLite keeps, as it is handed in and comes back. */
export type SqlValue = null | number | bigint | string | Uint8Array;

/** The part of a prepared statement that the ledger needs. */
export interface Statement {
  run(...values: SqlValue[]): unknown;
  /** The first row, or undefined. */
  get(...values: SqlValue[]): unknown;
  all(...values: SqlValue[]): unknown[];
  iterate(...values: SqlValue[]): Iterable<unknown>;
}

/** The part of an SQLite connection that the ledger needs: all calls are synchronous. */
export interface Database {
  prepare(sql: string): Statement;
  exec(sql: string): void;
  close(): void;
}

/** Opens a connection; a test hands in one whose connections fail on purpose. */
export type OpenDatabase = (path: string, options?: { readonly readOnly?: boolean }) => Database;

interface Engine {
  readonly DatabaseSync: new (path: string, options: { readonly readOnly: boolean }) => Database;
}

/**
 * Opens an SQLite file through the engine of this Node: the built-in `node:sqlite` where there is one, else the package of
 * the same interface. Nothing else is set: each caller sets its own pragmas, since the defaults of engines differ.
 * @param path file name, or a `file:` URL with SQLite's own parameters.
 */
export const openDatabase: OpenDatabase = (path, { readOnly = false } = {}) => {
  const engine = (process.getBuiltinModule('node:sqlite') ?? require('@photostructure/sqlite')) as Engine;
  return new engine.DatabaseSync(path, { readOnly });
};
