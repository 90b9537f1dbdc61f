import type { Database } from './engine';

/** Marks a file as a ledger: "CCL1" in ASCII, at byte 68 of the file. */
export const APPLICATION_ID = 0x43_43_4c_31;
/** Version of the tables below, at byte 60 of the file. */
export const FORMAT_VERSION = 1;

/** Time for which a statement waits while another connection holds a lock, in milliseconds. */
const BUSY_WAIT_MS = 1_000;
/** Pages kept in memory by each connection where nothing else is asked for, in KiB. */
const CACHE_KIB = 64 * 1_024;
/** Pages in the write-ahead log after which SQLite copies them into the file: 16 MiB, so that hot pages are copied once. */
const WAL_PAGES = 4_096;
/** Size to which the write-ahead log is cut back once it was copied, in bytes. */
const WAL_BYTES_KEPT = 64 * 1_024 * 1_024;

/** All that a ledger file holds. The text is compared with the file's at opening, so change it only with the version. */
export const SCHEMA: readonly string[] = [
  // The ledger itself: what is stored is what is hashed; the other columns repeat what the header says.
  `CREATE TABLE entries (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  stream TEXT NOT NULL,
  revision INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  header BLOB NOT NULL,
  payload BLOB NOT NULL,
  UNIQUE (stream, revision)
) STRICT`,
  `CREATE TRIGGER entries_are_never_updated BEFORE UPDATE ON entries BEGIN
  SELECT RAISE(ABORT, 'an entry is never changed; record a restatement instead');
END`,
  `CREATE TRIGGER entries_are_never_deleted BEFORE DELETE ON entries BEGIN
  SELECT RAISE(ABORT, 'an entry is never deleted; record a retraction instead');
END`,
  // INSERT OR REPLACE would delete without asking the trigger above; positions have no gaps.
  `CREATE TRIGGER entries_are_never_replaced BEFORE INSERT ON entries
WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM entries)
  OR EXISTS (SELECT 1 FROM entries WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM entries WHERE stream = NEW.stream AND revision = NEW.revision)
BEGIN
  SELECT RAISE(ABORT, 'an entry takes the next position, and an id and a revision of its own');
END`,
  // Derived from the entries, in their own transaction.
  `CREATE TABLE streams (
  stream TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  state TEXT NOT NULL
) STRICT, WITHOUT ROWID`,
  `CREATE TABLE remembered (
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  position INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (kind, key, position, value)
) STRICT, WITHOUT ROWID`,
  `CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID`,
];

/** Gives an empty database the ledger's tables, in one transaction with the marks by which the file is known. */
export function createSchema(database: Database): void {
  database.exec(`BEGIN; PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${FORMAT_VERSION}`);
  for (const statement of SCHEMA) database.exec(statement);
  database.exec('COMMIT');
}

/** Sets what a connection that only reads needs. */
export function prepareReading(database: Database, cacheKib = CACHE_KIB): void {
  database.exec(
    `PRAGMA busy_timeout = ${BUSY_WAIT_MS}; PRAGMA trusted_schema = OFF; PRAGMA cache_size = -${cacheKib}`,
  );
}

/** Sets what the writing connection needs; with `synchronous = FULL` a commit has reached the disk when it returns. */
export function prepareWriting(database: Database, cacheKib = CACHE_KIB): void {
  prepareReading(database, cacheKib);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
  database.exec(`PRAGMA wal_autocheckpoint = ${WAL_PAGES}; PRAGMA journal_size_limit = ${WAL_BYTES_KEPT}`);
}

/**
 * Copies the write-ahead log into the file and empties it, so that the file alone is the whole ledger. Closing alone does
 * not: the package's engine keeps a closed connection alive until its statements are collected.
 */
export function emptyLog(database: Database): void {
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}
