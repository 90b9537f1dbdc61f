import { Appends } from './appends';
import type { Growing } from './appends';
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
  readonly #inserts = new Map<string, Kept>();
  readonly #selects = new Map<string, Kept>();
  readonly #appends: Appends;

  constructor(
    statements: Statements,
    suffix: string,
    { variant = 0, denies = false, appends = new Appends() } = {},
  ) {
    this.variant = variant;
    this.denies = denies;
    this.#appends = appends;
    this.#statements = statements;
    this.#suffix = suffix;
  }

  /** The same tables, for the claim of a dispute. */
  ofDispute(variant: number, denies: boolean): Rows {
    return new Rows(this.#statements, this.#suffix, { variant, denies, appends: this.#appends });
  }

  insert(table: string, row: NewRow): void {
    const columns = Object.keys(row);
    const values: SqlValue[] = [];
    for (const column of columns) values.push(row[column] ?? null);
    values.push(this.variant);
    // Unlike `run`, `get` makes no account of what was changed, which took a third of the time.
    this.#insertInto(table, columns).get(...values);
  }

  /**
   * Adds a text to the end of a column, in the row of each value, which comes to be where it is missing. Written when the batch is
   * at its end: until then nobody can select it.
   */
  append(table: string, { key, ...growing }: Growing, values: Iterable<string>, text: string): void {
    this.#appends.add(
      table + this.#suffix,
      { ...growing, key: { ...key, variant: this.variant } },
      values,
      text,
    );
  }

  /** Writes what waits for the end of the batch. */
  end(): void {
    this.#appends.write(this.#statements);
  }

  /** Changes the rows of the variant that are equal to `where` in every column that it names. */
  update(table: string, named: Row, changed: Row): void {
    const where = { ...named, variant: this.variant };
    const set = Object.keys(changed).map((column) => `${column} = ?`);
    const sql = `UPDATE ${table}${this.#suffix} SET ${set.join(', ')} WHERE ${conditions(Object.keys(where))}`;
    this.#statements.run(sql, ...Object.values(changed), ...Object.values(where));
  }

  /** The rows of the variant that are equal to `where` in every column that it names, in the order of the table's key. */
  select<Form>(table: string, named: Row): readonly Form[] {
    const columns = Object.keys(named);
    const values: SqlValue[] = Object.values(named);
    values.push(this.variant);
    return this.#selectFrom(table, columns).all(...values) as Form[];
  }

  #insertInto(table: string, columns: readonly string[]): Statement {
    return this.#kept(this.#inserts, table, columns, () => {
      const places = [...columns, 'variant'].map(() => '?').join(', ');
      return `INSERT INTO ${table}${this.#suffix} (${columns.join(', ')}, variant) VALUES (${places})`;
    });
  }

  #selectFrom(table: string, columns: readonly string[]): Statement {
    return this.#kept(
      this.#selects,
      table,
      columns,
      () => `SELECT * FROM ${table}${this.#suffix} WHERE ${conditions([...columns, 'variant'])}`,
    );
  }

  /** Each entry is written by some statements: their SQL is put together once, and found again while rows have the same columns. */
  #kept(kept: Map<string, Kept>, table: string, columns: readonly string[], sql: () => string): Statement {
    const last = kept.get(table);
    if (last !== undefined && isSame(last.columns, columns)) return last.statement;
    const statement = this.#statements.of(sql());
    kept.set(table, { columns, statement });
    return statement;
  }
}

/** The last statement on a table, and the columns for which it was made. */
interface Kept {
  readonly columns: readonly string[];
  readonly statement: Statement;
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one, index) => one === others[index]);
}

function conditions(columns: readonly string[]): string {
  return columns.map((column) => `${column} = ?`).join(' AND ');
}
