import {
  chmodSync,
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Database, OpenDatabase } from './engine';
import { foreignBeside } from './inspection';
import { APPLICATION_ID, createSchema } from './schema';

const FOLDER_MODE = 0o700;
/** Only its owner may read a ledger, or a copy of one. */
export const FILE_MODE = 0o600;
/** Where SQLite keeps the mark of the program whose file it is, in bytes from the beginning. */
const APPLICATION_ID_AT = 68;

/** Makes the folder of a ledger where it is missing; only its owner may enter it. */
export function createFolder(path: string): void {
  const folder = dirname(resolve(path));
  const first = mkdirSync(folder, { recursive: true, mode: FOLDER_MODE });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) syncFolder(dirname(made));
}

/**
 * Creates an empty ledger file that only its owner may read. It is made whole under another name and then renamed, so
 * that a crash leaves either no ledger or a whole one. Needs the writer's lock.
 * @throws LedgerError store_foreign where another program's file has that other name.
 */
export function createLedgerFile(path: string, openDatabase: OpenDatabase): void {
  const unfinished = `${path}.new`;
  beginLedgerFile(unfinished, openDatabase).close();
  renameSync(unfinished, path);
  syncFolder(dirname(path));
}

/**
 * Begins a ledger under the name of an unfinished one, in place of what a crash left there. Needs the writer's lock.
 * @returns the connection to it.
 * @throws LedgerError store_foreign where another program's file has that name.
 */
export function beginLedgerFile(unfinished: string, openDatabase: OpenDatabase): Database {
  removeUnfinished(unfinished);
  closeSync(openSync(unfinished, 'wx', FILE_MODE));
  chmodSync(unfinished, FILE_MODE);
  const database = openDatabase(unfinished);
  try {
    createSchema(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Removes what a crash left of a ledger half made: the journal first, since only the file beside it tells whose it is. */
export function removeUnfinished(unfinished: string): void {
  const journal = `${unfinished}-journal`;
  const found = lstatSync(unfinished, { throwIfNoEntry: false });
  if (found === undefined) {
    const isAlone = lstatSync(journal, { throwIfNoEntry: false }) !== undefined;
    if (isAlone) throw foreignBeside(journal, 'the file that it would belong to is not there');
    return;
  }
  const isOurs = found.isFile() && (found.size === 0 || applicationIdOf(unfinished) === APPLICATION_ID);
  if (!isOurs)
    throw foreignBeside(unfinished, 'a new ledger is made under this name, and it is no ledger half made');
  rmSync(journal, { force: true });
  rmSync(unfinished);
}

/** Read as bytes, since half a file is none that SQLite would open, and no connection of this process has it open. */
function applicationIdOf(path: string): number {
  const bytes = Buffer.alloc(4);
  const descriptor = openSync(path, 'r');
  try {
    readSync(descriptor, bytes, 0, bytes.length, APPLICATION_ID_AT);
  } finally {
    closeSync(descriptor);
  }
  return bytes.readUInt32BE();
}

/** A new name is durable only once its folder is. */
export function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
