import { closeSync, openSync, rmSync } from 'node:fs';
import { map } from 'rxjs';
import { INSTANT_MAX } from '#domain';
import { openDatabase } from '#event-store';
import type { Database, EventStore } from '#event-store';
import { ProjectionFeed, ProjectionRunner, ReadModels, projections } from '#projections';

/** The read models of this process, kept up with its ledger. */
export interface ReadSide {
  readonly models: ReadModels;
  readonly feed: ProjectionFeed;
  readonly runner: ProjectionRunner;
  readonly close: () => void;
}

const FILE_MODE = 0o600;
const PRAGMAS =
  'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA trusted_schema = OFF; PRAGMA busy_timeout = 2000';

/**
 * Opens the read models in a file of their own and keeps them up with the ledger. The file is disposable: where it cannot be
 * read, or was built from another ledger, it is deleted and built anew.
 */
export function openReadSide(path: string, store: EventStore): ReadSide {
  const opened = openIfSound(path, store) ?? openAnew(path, store);
  opened.feed.start((after) => store.subscribe(after).pipe(map(({ entry }) => entry)));
  return opened;
}

function openIfSound(path: string, store: EventStore): ReadSide | undefined {
  try {
    const opened = openFile(path, store);
    if (tellsOf(opened, store)) return opened;
    opened.close();
    return undefined;
  } catch {
    return undefined;
  }
}

function openAnew(path: string, store: EventStore): ReadSide {
  ['', '-wal', '-shm'].forEach((suffix) => rmSync(path + suffix, { force: true }));
  return openFile(path, store);
}

/** Answers come from a connection of their own, so that they never see half a batch. */
function openFile(path: string, store: EventStore): ReadSide {
  closeSync(openSync(path, 'a', FILE_MODE));
  const [writing, reading] = [connect(path), connect(path)];
  const runner = new ProjectionRunner(writing, projections);
  const feed = new ProjectionFeed(runner, () => store.head());
  const close = (): void => {
    feed.stop();
    reading.close();
    writing.close();
  };
  return { models: new ReadModels(reading), feed, runner, close };
}

function connect(path: string): Database {
  const database = openDatabase(path);
  database.exec(PRAGMAS);
  return database;
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
