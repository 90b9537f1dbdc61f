import { createHash } from 'node:crypto';
import type { Database, Row } from './database';
import type { Projection } from './projection';
import { projections } from './registry';
import { checkpointOf, keyOf, tablesOf } from './schema';
import { Statements } from './statements';

/** Rows that are hashed at a stretch; other work has its turn in between. */
const ROWS_AT_A_STRETCH = 1_000;

/** The state of a read model, as one number. */
export interface Digest {
  /** Position up to which it had read. */
  readonly position: number;
  /** SHA-256 over its rows, hexadecimal. */
  readonly sha256: string;
}

/**
 * SHA-256 over a projection's rows in the order of their keys, hexadecimal: equal where two builds are equal. Yields after each
 * stretch of rows; all of it must happen in one read transaction, or while nobody writes.
 */
export function* digesting(statements: Statements, projection: Projection): Generator<void, string> {
  const hash = createHash('sha256');
  for (const [tableName, table] of Object.entries(tablesOf(projection))) {
    hash.update(`${tableName}\n`);
    const sql = `SELECT * FROM ${tableName} ORDER BY ${keyOf(table)}`;
    let rows = 0;
    for (const row of statements.of(sql).iterate() as Iterable<Row>) {
      hash.update(`${JSON.stringify(Object.values(row))}\n`);
      if (++rows % ROWS_AT_A_STRETCH === 0) yield;
    }
  }
  return hash.digest('hex');
}

/**
 * The digest of a read model and the position at which it holds, while others read and write. Undefined where there is no read
 * model of that name.
 * @param database a connection that nobody else uses meanwhile.
 */
export async function digestOf(database: Database, name: string): Promise<Digest | undefined> {
  const projection = projections.find((one) => one.name === name);
  if (projection === undefined) return undefined;
  const statements = new Statements(database);
  statements.exec('BEGIN');
  try {
    const position = checkpointOf(statements, name)?.position ?? 0;
    const steps = digesting(statements, projection);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) return { position, sha256: step.value };
      await new Promise((resolve) => setImmediate(resolve));
    }
  } finally {
    statements.exec('COMMIT');
  }
}
