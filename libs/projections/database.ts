/** A value that SQLite keeps. */
export type SqlValue = string | number | null;

/** A row to write, by column; what is left undefined is stored as NULL. */
export type NewRow = Readonly<Record<string, SqlValue | undefined>>;

/** One row, by column. */
export type Row = Readonly<Record<string, SqlValue>>;

/** The part of a prepared statement that read models need. */
export interface Statement {
  run(...values: SqlValue[]): unknown;
  get(...values: SqlValue[]): unknown;
  all(...values: SqlValue[]): unknown[];
  iterate(...values: SqlValue[]): Iterable<unknown>;
}

/** The part of an SQLite connection that read models need; whoever starts the process opens it and hands it in. */
export interface Database {
  prepare(sql: string): Statement;
  exec(sql: string): void;
  close(): void;
}
