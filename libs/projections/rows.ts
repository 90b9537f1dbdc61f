import type { NewRow, Row, SqlValue } from './database';
import type { Statements } from './statements';

/** What a handler may do to its own tables. Tables under construction have another name; handlers never see it. */
export class Rows {
  readonly #statements: Statements;
  readonly #suffix: string;

  constructor(statements: Statements, suffix: string) {
    this.#statements = statements;
    this.#suffix = suffix;
  }

  insert(table: string, row: NewRow): void {
    const columns = Object.keys(row);
    const sql = `INSERT INTO ${table}${this.#suffix} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
    this.#statements.run(sql, ...Object.values(row).map((value) => value ?? null));
  }

  /** Inserts a row for each value of one column, all else equal, in one statement. */
  insertEach(table: string, row: NewRow, column: string, values: Iterable<string>): void {
    const columns = [...Object.keys(row), column];
    const sql = `INSERT INTO ${table}${this.#suffix} (${columns.join(', ')})
      SELECT ${columns.map((name) => (name === column ? 'value' : '?')).join(', ')} FROM json_each(?)`;
    const bound = Object.values(row).map((value) => value ?? null);
    this.#statements.run(sql, ...bound, JSON.stringify([...values]));
  }

  /** Changes the rows that are equal to `where` in every column that it names. */
  update(table: string, where: Row, changed: Row): void {
    const set = Object.keys(changed).map((column) => `${column} = ?`);
    const sql = `UPDATE ${table}${this.#suffix} SET ${set.join(', ')} WHERE ${conditions(where)}`;
    this.#statements.run(sql, ...Object.values(changed), ...Object.values(where));
  }

  /** The rows that are equal to `where` in every column that it names, in the order of the table's key. */
  select<Form>(table: string, where: Row): readonly Form[] {
    const values: SqlValue[] = Object.values(where);
    return this.#statements.all<Form>(
      `SELECT * FROM ${table}${this.#suffix} WHERE ${conditions(where)}`,
      ...values,
    );
  }
}

function conditions(where: Row): string {
  return Object.keys(where)
    .map((column) => `${column} = ?`)
    .join(' AND ');
}
