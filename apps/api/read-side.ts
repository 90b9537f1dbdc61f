import { closeSync, openSync, readSync, rmSync } from 'node:fs';
import { map } from 'rxjs';
import { INSTANT_MAX } from '#domain';
import { openDatabase } from '#event-store';
import type { Database, EventStore } from '#event-store';
import { ProjectionFeed, ProjectionRunner, ReadModels, projections } from '#projections';
import { ConfigError } from './config';

/** The read models of this process, kept up with its ledger. */
export interface ReadSide {
  readonly models: ReadModels;
  readonly feed: ProjectionFeed;
  readonly runner: ProjectionRunner;
  /** A connection for one question that takes long; whoever asks for it closes it. */
  readonly openSnapshot: () => Database;
  readonly close: () => void;
}

const FILE_MODE = 0o600;
/** Marks our files, in the place that SQLite keeps for it: "LRMd". Only a file with this mark is ever deleted. */
const APPLICATION_ID = 0x4c_52_4d_64;
/** Where the mark stands in an SQLite file (https://sqlite.org/fileformat.html), in bytes. */
const APPLICATION_ID_AT = 68;
/** Pages kept in memory by each connection where nothing else is asked for, in KiB: entries fall on any unit, and with it on any page. */
const CACHE_KIB = 64 * 1_024;
/** Pages in the write-ahead log after which SQLite copies them into the file: 64 MiB, so that hot pages are copied once. */
const WAL_PAGES = 16_384;
/**
 * Each read model takes a batch whole or not at all, so SQLite copies the pages that it changes. They are of no use later
 * and stay in memory: writing them out took a fifth of the time where few entries come at once.
 */
const PRAGMAS = `PRAGMA temp_store = MEMORY; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA trusted_schema = OFF;
  PRAGMA wal_autocheckpoint = ${WAL_PAGES}; PRAGMA journal_size_limit = ${4_096 * WAL_PAGES}`;
/** How long a connection waits for a lock that another one holds. */
const WAIT_FOR_LOCK = 'PRAGMA busy_timeout = 2000';
/** Results of SQLite that tell of a file which no other try will read: another schema, damage, no database. */
const UNREADABLE: ReadonlySet<number> = new Set([1, 11, 26]);

/**
 * Opens the read models in a file of their own and keeps them up with the ledger. The file is disposable: where it is damaged,
 * or was built from another ledger, it is deleted and built anew.
 * @param cacheKib pages that each connection keeps in memory, in KiB.
 * @throws ConfigError where the file is not ours, or cannot be opened for a reason that lies outside it.
 */
export function openReadSide(path: string, store: EventStore, cacheKib = CACHE_KIB): ReadSide {
  try {
    const opened = openIfSound(path, store, cacheKib) ?? openAnew(path, store, cacheKib);
    opened.feed.start((after) => store.subscribe(after).pipe(map(({ entry }) => entry)));
    return opened;
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    const { message } = error as Error;
    throw new ConfigError(
      `the read models in ${path} cannot be opened: ${message}; mend that, or delete the file, which is then built anew from the ledger.`,
      { cause: error },
    );
  }
}

function openIfSound(path: string, store: EventStore, cacheKib: number): ReadSide | undefined {
  requireOwn(path);
  let opened: ReadSide | undefined;
  try {
    opened = openFile(path, store, cacheKib);
    if (tellsOf(opened, store)) return opened;
  } catch (error) {
    if (!isUnreadable(error)) throw error;
  }
  opened?.close();
  return undefined;
}

/** @throws ConfigError where somebody else's file has the name. */
function requireOwn(path: string): void {
  const head = Buffer.alloc(APPLICATION_ID_AT + 4);
  const file = openSync(path, 'a+', FILE_MODE);
  try {
    const length = readSync(file, head, { position: 0 });
    if (length === 0 || head.readUInt32BE(APPLICATION_ID_AT) === APPLICATION_ID) return;
  } finally {
    closeSync(file);
  }
  throw new ConfigError(
    `the read models cannot be kept in ${path}: it is a file that this version of the ledger did not make; move it elsewhere, then start again.`,
  );
}

function isUnreadable(error: unknown): boolean {
  const { errcode } = error as { readonly errcode?: unknown };
  return typeof errcode === 'number' && UNREADABLE.has(errcode & 0xff);
}

function openAnew(path: string, store: EventStore, cacheKib: number): ReadSide {
  ['', '-wal', '-shm'].forEach((suffix) => rmSync(path + suffix, { force: true }));
  closeSync(openSync(path, 'a', FILE_MODE));
  return openFile(path, store, cacheKib);
}

/** Answers come from a connection of their own, so that they never see half a batch. */
function openFile(path: string, store: EventStore, cacheKib: number): ReadSide {
  const opened: Database[] = [];
  const closeConnections = (): void => opened.splice(0).forEach((database) => database.close());
  try {
    const writing = connect(path, opened, cacheKib);
    const models = new ReadModels(connect(path, opened, cacheKib));
    const runner = new ProjectionRunner(writing, projections);
    const feed = new ProjectionFeed(runner, () => store.head());
    const close = (): void => {
      feed.stop();
      closeConnections();
    };
    return { models, feed, runner, close, openSnapshot: () => openDatabase(path, { readOnly: true }) };
  } catch (error) {
    closeConnections();
    throw error;
  }
}

function connect(path: string, opened: Database[], cacheKib: number): Database {
  const database = openDatabase(path);
  opened.unshift(database);
  database.exec(WAIT_FOR_LOCK);
  mark(database);
  database.exec(`${PRAGMAS}; PRAGMA cache_size = -${cacheKib}`);
  return database;
}

/** Before anything else is written, so that the mark stands in the file itself and not only in its log. */
function mark(database: Database): void {
  const { application_id: id } = database.prepare('PRAGMA application_id').get() as {
    application_id: number;
  };
  if (id !== APPLICATION_ID) database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
}

/** Whether the newest entry that was read is still the same one: a restored or exchanged ledger has another there. */
function tellsOf({ models, runner }: ReadSide, store: EventStore): boolean {
  const position = Math.max(...runner.status(store.head()).map((status) => status.position));
  if (position === 0) return true;
  const everything = { on: 0, knownAt: position, publishedBy: INSTANT_MAX - 1 };
  const [read] = models.cited([position], everything);
  const [stored] = store.readAll(position - 1);
  return (
    stored !== undefined &&
    read?.id === stored.entry.id &&
    Date.parse(read.recordedAt) === stored.entry.recordedAt
  );
}
