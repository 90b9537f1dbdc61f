import { existsSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { LedgerError } from '#domain';
import type { EventForms } from '#domain';
import { createFolder, createLedgerFile } from './creation';
import type { Database, OpenDatabase } from './engine';
import { ownNameOf } from './file-name';
import { damaged, refuseDamaged, refuseForeign } from './inspection';
import { WriterLock } from './lock';
import { rebuildOutdatedLookups } from './lookups';
import { prepareReading, prepareWriting } from './schema';

/** A ledger file that passed the checks, ready for use. */
export interface OpenedFile {
  readonly database: Database;
  /** Closes the connection and lets go of the writer's lock. */
  readonly close: () => void;
}

/** What opening needs to know. */
export interface OpeningOptions {
  readonly mode: 'write' | 'read';
  readonly address?: string;
  readonly openDatabase: OpenDatabase;
  readonly forms?: EventForms;
  /** Pages that a connection keeps in memory, in KiB. */
  readonly cacheKib?: number;
}

/**
 * Opens a ledger file. A file that is refused keeps every byte, and nothing is left beside it, but for SQLite's `-shm` where
 * a process that only reads looked at a log: a writer may use it by then.
 * @throws LedgerError not_found, store_foreign, store_locked, store_damaged
 */
export function openLedgerFile(path: string, options: OpeningOptions): OpenedFile {
  const file = ownNameOf(path);
  return options.mode === 'write' ? openForWriting(file, options) : openForReading(file, options);
}

function openForWriting(
  path: string,
  { openDatabase, address, forms, cacheKib }: OpeningOptions,
): OpenedFile {
  createFolder(path);
  if (existsSync(path)) refuseForeign(path, openDatabase);
  const lock = WriterLock.take(path, openDatabase, address);
  let database: Database | undefined;
  try {
    if (existsSync(path)) refuseDamagedAndTidy(path, openDatabase, forms);
    else createAnew(path, openDatabase);
    const connection = (database = openDatabase(path));
    prepareWriting(connection, cacheKib);
    rebuildOutdatedLookups(connection, forms);
    return {
      database: connection,
      close: () => closeAndRelease(connection, lock),
    };
  } catch (error) {
    closeAndRelease(database, lock);
    throw error;
  }
}

/** The lock is let go of whatever happens to the connection, so that the next process can take the ledger up. */
function closeAndRelease(database: Database | undefined, lock: WriterLock): void {
  try {
    database?.close();
  } finally {
    lock.release();
  }
}

/** Removes the index that SQLite made for the check. Only the holder of the writer's lock may: nobody else writes by it. */
function refuseDamagedAndTidy(path: string, openDatabase: OpenDatabase, forms?: EventForms): void {
  const index = `${path}-shm`;
  const hadIndex = existsSync(index);
  try {
    refuseDamaged(path, openDatabase, forms);
  } catch (error) {
    if (!hadIndex) rmSync(index, { force: true });
    throw error;
  }
}

/** A log without its file would be replayed into the new one. */
function createAnew(path: string, openDatabase: OpenDatabase): void {
  if (existsSync(`${path}-wal`))
    throw damaged(path, 'the file is gone, but its write-ahead log is still there');
  createLedgerFile(path, openDatabase);
}

function openForReading(path: string, { openDatabase, forms }: OpeningOptions): OpenedFile {
  if (!existsSync(path)) {
    const nextStep = 'name the right file, or open it for writing once, which creates it';
    throw new LedgerError('not_found', `there is no ledger ${basename(path)} in this folder; ${nextStep}`);
  }
  inspect(path, openDatabase, forms);
  const database = openDatabase(path, { readOnly: true });
  try {
    prepareReading(database);
  } catch (error) {
    database.close();
    throw error;
  }
  return { database, close: () => database.close() };
}

/** A writer may be copying pages in at the first look, which makes a whole file seem broken; at the second it is not. */
function inspect(path: string, openDatabase: OpenDatabase, forms?: EventForms): void {
  refuseForeign(path, openDatabase);
  try {
    refuseDamaged(path, openDatabase, forms);
  } catch {
    refuseDamaged(path, openDatabase, forms);
  }
}
