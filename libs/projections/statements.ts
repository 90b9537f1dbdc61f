import type { Database, SqlValue, Statement } from './database';

/** Prepared statements of one connection, each prepared once. */
export class Statements {
  readonly #database: Database;
  readonly #prepared = new Map<string, Statement>();

  constructor(database: Database) {
    this.#database = database;
  }

  of(sql: string): Statement {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    this.#prepared.set(sql, statement);
    return statement;
  }

  run(sql: string, ...values: SqlValue[]): void {
    this.of(sql).run(...values);
  }

  all<Form>(sql: string, ...values: SqlValue[]): readonly Form[] {
    return this.of(sql).all(...values) as Form[];
  }

  get<Form>(sql: string, ...values: SqlValue[]): Form | undefined {
    return this.of(sql).get(...values) as Form | undefined;
  }

  /** Runs a statement that returns nothing and is not kept: schema, transactions. */
  exec(sql: string): void {
    this.#database.exec(sql);
  }
}
