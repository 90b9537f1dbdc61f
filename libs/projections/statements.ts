import type { Database, SqlValue, Statement } from './database';

/** Prepared statements of one connection, each prepared once. */
export class Statements {
  readonly #database: Database;
  readonly #prepared: Map<string, Statement>;
  readonly #kept: Map<string, unknown> | undefined;

  constructor(database: Database, prepared = new Map<string, Statement>(), kept?: Map<string, unknown>) {
    this.#database = database;
    this.#prepared = prepared;
    this.#kept = kept;
  }

  /** The same statements for one read transaction, in which nothing changes: what is asked `once` is then read once. */
  forOneReading(): Statements {
    return new Statements(this.#database, this.#prepared, new Map());
  }

  /** What many questions of one reading need, read for the first of them; outside a reading, every time. */
  once<Value>(key: string, read: () => Value): Value {
    const known = this.#kept?.get(key) as Value | undefined;
    if (known !== undefined) return known;
    const value = read();
    this.#kept?.set(key, value);
    return value;
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
