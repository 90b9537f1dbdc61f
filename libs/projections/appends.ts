import type { Row, SqlValue } from './database';
import type { Statements } from './statements';

/** A list that grows in many rows, one for each value of a column. */
export interface Growing {
  /** The columns of the key that all the rows have in common. */
  readonly key: Row;
  /** The column of the key by whose values the rows differ. */
  readonly by: string;
  /** The column that grows, a text. */
  readonly column: string;
}

interface Gathered extends Growing {
  readonly table: string;
  /** What is added to each row, by the value that tells it from the others. */
  readonly added: Map<string, string>;
}

/**
 * What a batch adds to the ends of texts, gathered so that each row is written once for the batch: words recur. Rows that are not
 * there yet come to be; what is there in the end does not depend on how entries fell into batches.
 */
export class Appends {
  readonly #gathered = new Map<string, Gathered>();

  /** Adds a text to the row of each value. */
  add(table: string, growing: Growing, values: Iterable<string>, text: string): void {
    const { added } = this.#gatheredFor(table, growing);
    for (const value of values) added.set(value, (added.get(value) ?? '') + text);
  }

  /** Writes what was gathered, in the order of the rows' keys. */
  write(statements: Statements): void {
    for (const { table, key, by, column, added } of this.#gathered.values()) {
      const columns = [...Object.keys(key), by, column];
      const statement = statements.of(`INSERT INTO ${table} (${columns.join(', ')})
        VALUES (${columns.map(() => '?').join(', ')}) ON CONFLICT DO UPDATE SET ${column} = ${column} || excluded.${column}`);
      const common: readonly SqlValue[] = Object.values(key);
      for (const value of [...added.keys()].toSorted())
        statement.run(...common, value, added.get(value) ?? '');
    }
    this.#gathered.clear();
  }

  #gatheredFor(table: string, growing: Growing): Gathered {
    const name = `${table} ${Object.values(growing.key).join(' ')}`;
    const known = this.#gathered.get(name);
    if (known !== undefined) return known;
    const gathered = { table, ...growing, added: new Map<string, string>() };
    this.#gathered.set(name, gathered);
    return gathered;
  }
}
