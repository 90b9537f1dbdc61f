import { openDatabase } from '#event-store';
import type { Database, OpenDatabase, SqlValue, Statement } from '#event-store';

/** Result codes of SQLite, from https://sqlite.org/rescode.html. */
export const SQLITE = {
  BUSY: 5,
  CORRUPT: 11,
  FULL: 13,
  IOERR_FSYNC: 1_034,
  CONSTRAINT_UNIQUE: 2_067,
} as const;

/** The error that both engines throw for a result code. */
export function sqliteError(errcode: number): Error {
  return Object.assign(new Error(`failed on purpose with ${errcode}`), { code: 'ERR_SQLITE_ERROR', errcode });
}

/** What a test has its connections do: called with each statement that is run, with the way to really run it. */
export interface Saboteur {
  run: (sql: string, really: () => unknown, database: Database) => unknown;
}

/** Runs every statement as it should be. */
export const obedient: Saboteur['run'] = (_sql, really) => really();

/** Opens real connections whose statements a test can let fail, as a disk would. */
export function sabotaged(saboteur: Saboteur): OpenDatabase {
  return (path, options) => {
    const database = openDatabase(path, options);
    return {
      prepare: (sql) => {
        const statement = database.prepare(sql);
        return new SabotagedStatement(statement, (really) => saboteur.run(sql, really, database));
      },
      exec: (sql) => void saboteur.run(sql, () => database.exec(sql), database),
      close: () => database.close(),
    };
  };
}

class SabotagedStatement implements Statement {
  readonly #statement: Statement;
  readonly #sabotage: (really: () => unknown) => unknown;

  constructor(statement: Statement, sabotage: (really: () => unknown) => unknown) {
    this.#statement = statement;
    this.#sabotage = sabotage;
  }

  run(...values: SqlValue[]): unknown {
    return this.#sabotage(() => this.#statement.run(...values));
  }

  get(...values: SqlValue[]): unknown {
    return this.#statement.get(...values);
  }

  all(...values: SqlValue[]): unknown[] {
    return this.#statement.all(...values);
  }

  iterate(...values: SqlValue[]): Iterable<unknown> {
    return this.#statement.iterate(...values);
  }
}
