import type { NewRow, Row, SqlValue, Statement } from './database';
import type { Statements } from './statements';

/** What a handler may do to its own tables. Tables under construction have another name; handlers never see it. */
export class Rows {
  /** Position of the dispute whose claim is being told; 0 for what the entry says itself. */
  readonly variant: number;
  /** Whether that dispute denies the entry, and has no claim of its own. */
  readonly denies: boolean;
  readonly #statements: Statements;
  readonly #suffix: string;
  readonly #inserts = new Map<string, Statement>();

  constructor(statements: Statements, suffix: string, { variant = 0, denies = false } = {}) {
    this.variant = variant;
    this.denies = denies;
    this.#statements = statements;
    this.#suffix = suffix;
  }

  /** The same tables, for the claim of a dispute. */
  ofDispute(variant: number, denies: boolean): Rows {
    return new Rows(this.#statements, this.#suffix, { variant, denies });
  }

  insert(table: string, row: NewRow): void {
    const values = Object.values(row).map((value) => value ?? null);
    this.#insertInto(table, Object.keys(row)).run(...values, this.variant);
  }

  /** Inserts a row for each value of one column, all else equal, in one statement. */
  insertEach(table: string, row: NewRow, column: string, values: Iterable<string>): void {
    const columns = [...Object.keys(row), 'variant', column];
    const sql = `INSERT INTO ${table}${this.#suffix} (${columns.join(', ')})
      SELECT ${columns.map((name) => (name === column ? 'value' : '?')).join(', ')} FROM json_each(?)`;
    const bound = Object.values(row).map((value) => value ?? null);
    this.#statements.run(sql, ...bound, this.variant, JSON.stringify([...values]));
  }

  /** Changes the rows of the variant that are equal to `where` in every column that it names. */
  update(table: string, named: Row, changed: Row): void {
    const where = { ...named, variant: this.variant };
    const set = Object.keys(changed).map((column) => `${column} = ?`);
    const sql = `UPDATE ${table}${this.#suffix} SET ${set.join(', ')} WHERE ${conditions(where)}`;
    this.#statements.run(sql, ...Object.values(changed), ...Object.values(where));
  }

  /** The rows of the variant that are equal to `where` in every column that it names, in the order of the table's key. */
  select<Form>(table: string, named: Row): readonly Form[] {
    const where = { ...named, variant: this.variant };
    const values: SqlValue[] = Object.values(where);
    return this.#statements.all<Form>(
      `SELECT * FROM ${table}${this.#suffix} WHERE ${conditions(where)}`,
      ...values,
    );
  }

  /** Each entry is written by some inserts: their SQL is put together once. */
  #insertInto(table: string, columns: readonly string[]): Statement {
    const inserted = `${table}${this.#suffix} (${columns.join(', ')}, variant)`;
    const known = this.#inserts.get(inserted);
    if (known !== undefined) return known;
    const places = [...columns, 'variant'].map(() => '?').join(', ');
    const statement = this.#statements.of(`INSERT INTO ${inserted} VALUES (${places})`);
    this.#inserts.set(inserted, statement);
    return statement;
  }
}

function conditions(where: Row): string {
  return Object.keys(where)
    .map((column) => `${column} = ?`)
    .join(' AND ');
}
