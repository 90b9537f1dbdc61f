import { tablesOfDisputes } from './disputes';
import type { Projection, Table } from './projection';
import { QUARANTINE } from './quarantine';
import type { Statements } from './statements';

/** Suffix of tables that are being built beside those in use. */
export const NEXT = '_next';

/** How far a projection has read, and what it did with each entry: applied + ignored + quarantined = position. */
export interface Checkpoint {
  readonly name: string;
  readonly version: number;
  readonly position: number;
  readonly applied: number;
  readonly ignored: number;
  /** Entries that its handler could not bear, and that an admin had it leave out. */
  readonly quarantined: number;
  /** Position of the entry whose handler threw; the projection stands still before it. */
  readonly failed_at: number | null;
  readonly failure: string | null;
}

const CHECKPOINTS = `CREATE TABLE IF NOT EXISTS projections (
  name TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL, position INTEGER NOT NULL,
  applied INTEGER NOT NULL, ignored INTEGER NOT NULL,
  failed_at INTEGER, failure TEXT, generation INTEGER NOT NULL) STRICT, WITHOUT ROWID`;

const CHECKPOINT = `SELECT p.*, (SELECT count(*) FROM quarantine q WHERE q.name = p.name) AS quarantined
  FROM projections p WHERE p.name = ?`;

/** Creates the tables of checkpoints and of what was left out, where they are missing. */
export function createCheckpoints(statements: Statements): void {
  statements.exec(CHECKPOINTS);
  statements.exec(QUARANTINE);
}

/** The checkpoint of a projection's tables, or of those that are being built where `suffix` is NEXT. */
export function checkpointOf(statements: Statements, name: string, suffix = ''): Checkpoint | undefined {
  return statements.get<Checkpoint>(CHECKPOINT, name + suffix);
}

/** Whether tables take further entries: not after their handler threw, and not where they are of another version than the code. */
export function isMoving(checkpoint: Checkpoint, projection: Projection): boolean {
  return checkpoint.failed_at === null && checkpoint.version === projection.version;
}

/** The tables of a projection by name: its own, and those in which it keeps disputes. */
export function tablesOf(projection: Projection): Readonly<Record<string, Table>> {
  const own = projection.tables;
  return projection.disputes === 'passedOver' ? own : { ...own, ...tablesOfDisputes(projection) };
}

/** The columns of a table's whole key. */
export function keyOf({ key }: Table): string {
  return `${key}, variant`;
}

/** Creates empty tables for a projection and a checkpoint at 0. */
export function createTables(statements: Statements, projection: Projection, suffix: string): void {
  dropTables(statements, projection, suffix);
  const generation =
    1 + (statements.get<{ g: number | null }>('SELECT max(generation) AS g FROM projections')?.g ?? 0);
  for (const [name, table] of Object.entries(tablesOf(projection)))
    createTable(statements, name + suffix, table, generation);
  statements.run(
    'INSERT INTO projections VALUES (?, ?, 0, 0, 0, NULL, NULL, ?)',
    projection.name + suffix,
    projection.version,
    generation,
  );
}

/** An index keeps its name when its table is renamed, hence the generation in it. */
function createTable(statements: Statements, name: string, table: Table, generation: number): void {
  const columns = `${table.columns}, variant INTEGER NOT NULL`;
  statements.exec(`CREATE TABLE ${name} (${columns}, PRIMARY KEY (${keyOf(table)})) STRICT, WITHOUT ROWID`);
  (table.indexes ?? []).forEach((index, number) =>
    statements.exec(
      `CREATE INDEX ${name}_${generation}_${number} ON ${name} (${index}) ${filledIn(table, index)}`,
    ),
  );
}

/** An index that begins with what most rows do not have holds only the rows that have it. */
function filledIn({ columns }: Table, index: string): string {
  const [first = ''] = index.split(', ');
  const isAlwaysFilled = new RegExp(`\\b${first} [A-Z]+ NOT NULL`).test(columns);
  return isAlwaysFilled ? '' : `WHERE ${first} IS NOT NULL`;
}

function dropTables(statements: Statements, projection: Projection, suffix: string): void {
  for (const name of Object.keys(tablesOf(projection)))
    statements.exec(`DROP TABLE IF EXISTS ${name}${suffix}`);
  for (const table of ['projections', 'quarantine'])
    statements.run(`DELETE FROM ${table} WHERE name = ?`, projection.name + suffix);
}

/** Puts newly built tables in the place of those in use. Part of the caller's transaction. */
export function swapTables(statements: Statements, projection: Projection): void {
  dropTables(statements, projection, '');
  for (const name of Object.keys(tablesOf(projection)))
    statements.exec(`ALTER TABLE ${name}${NEXT} RENAME TO ${name}`);
  for (const table of ['projections', 'quarantine'])
    statements.run(`UPDATE ${table} SET name = ? WHERE name = ?`, projection.name, projection.name + NEXT);
}
