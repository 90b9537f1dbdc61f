import { closeSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { LedgerError, eventForms } from '#domain';
import type { EventForms } from '#domain';
import { createFolder } from '../sqlite/creation';
import type { Database, OpenDatabase } from '../sqlite/engine';
import { WriterLock } from '../sqlite/lock';
import { lookupsVersion } from '../sqlite/lookups';
import { Meta } from '../sqlite/meta';
import { isCorrupt, isNoDatabase } from '../sqlite/result-code';
import { SCHEMA, prepareReading } from '../sqlite/schema';
import { PROGRESS } from './progress';
import { ReplicaTables } from './replica-tables';

/** Marks a file as a replica: "CCLR" in ASCII, in the place that SQLite keeps for it. Only a file with this mark is ever deleted. */
const APPLICATION_ID = 0x43_43_4c_52;
/** Where the mark stands in an SQLite file (https://sqlite.org/fileformat.html), in bytes. */
const APPLICATION_ID_AT = 68;
/** Raise it when the tables change; an older replica is then built anew. */
const FORMAT_VERSION = 1;
const FILE_MODE = 0o600;

/**
 * This process's own copy of what the event store holds of the ledger: entries with their bytes and positions, streams, look-ups,
 * and how far it has read. Disposable: it is deleted and read anew where it is missing, damaged, of another version or of another
 * store. After a power cut it may have lost its newest entries, which are then read again.
 */
export class Replica {
  readonly #path: string;
  readonly #openDatabase: OpenDatabase;
  readonly #forms: EventForms;
  readonly #lock: WriterLock;
  #database: Database;
  #tables: ReplicaTables;

  /**
   * Opens a replica, or begins it.
   * @throws LedgerError store_foreign where another program's file has the name, store_locked where another process uses it.
   */
  constructor(path: string, openDatabase: OpenDatabase, forms: EventForms = eventForms) {
    this.#path = path;
    this.#openDatabase = openDatabase;
    this.#forms = forms;
    createFolder(path);
    requireOwn(path);
    this.#lock = WriterLock.take(path, openDatabase);
    try {
      this.#database = this.#openIfSound() ?? this.#openAnew();
      this.#tables = new ReplicaTables(this.#database, forms);
    } catch (error) {
      this.#lock.release();
      throw error;
    }
  }

  /** What it holds; another one after `beginAnew`. */
  get tables(): ReplicaTables {
    return this.#tables;
  }

  /** Forgets everything, to be read again from the first entry. */
  beginAnew(): void {
    this.#database.close();
    this.#database = this.#openAnew();
    this.#tables = new ReplicaTables(this.#database, this.#forms);
  }

  close(): void {
    try {
      this.#database.close();
    } finally {
      this.#lock.release();
    }
  }

  #openIfSound(): Database | undefined {
    if (statSync(this.#path, { throwIfNoEntry: false }) === undefined) return undefined;
    const database = this.#openDatabase(this.#path);
    try {
      prepare(database);
      const { user_version: format } = database.prepare('PRAGMA user_version').get() as {
        readonly user_version: number;
      };
      const isOfToday =
        format === FORMAT_VERSION &&
        new Meta(database).get('lookups_version') === lookupsVersion(this.#forms);
      if (isOfToday) return database;
    } catch (error) {
      if (!isCorrupt(error) && !isNoDatabase(error)) throw error;
    }
    database.close();
    return undefined;
  }

  #openAnew(): Database {
    for (const suffix of ['', '-wal', '-shm']) rmSync(this.#path + suffix, { force: true });
    closeSync(openSync(this.#path, 'wx', FILE_MODE));
    const database = this.#openDatabase(this.#path);
    database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
    prepare(database);
    database.exec('BEGIN');
    for (const statement of [...SCHEMA, PROGRESS]) database.exec(statement);
    new Meta(database).set('lookups_version', lookupsVersion(this.#forms));
    database.exec(`PRAGMA user_version = ${FORMAT_VERSION}; COMMIT`);
    return database;
  }
}

/** What a crash may lose of the newest is read again, so no commit waits for the disk. */
function prepare(database: Database): void {
  prepareReading(database);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
}

function requireOwn(path: string): void {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return;
  const head = Buffer.alloc(APPLICATION_ID_AT + 4);
  const file = openSync(path, 'r');
  try {
    const length = readSync(file, head, { position: 0 });
    if (length === 0 || head.readUInt32BE(APPLICATION_ID_AT) === APPLICATION_ID) return;
  } finally {
    closeSync(file);
  }
  throw new LedgerError(
    'store_foreign',
    `${basename(path)} is no replica of an event store; it was left as it is; name another file, or move this one away`,
  );
}
