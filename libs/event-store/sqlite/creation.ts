import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { OpenDatabase } from './engine';
import { createSchema } from './schema';

const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/** Makes the folder of a ledger where it is missing; only its owner may enter it. */
export function createFolder(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: FOLDER_MODE });
}

/**
 * Creates an empty ledger file that only its owner may read. It is made whole under another name and then renamed, so
 * that a crash leaves either no ledger or a whole one. Needs the writer's lock.
 */
export function createLedgerFile(path: string, openDatabase: OpenDatabase): void {
  const unfinished = `${path}.new`;
  for (const suffix of ['', '-journal']) rmSync(`${unfinished}${suffix}`, { force: true });
  closeSync(openSync(unfinished, 'wx', FILE_MODE));
  chmodSync(unfinished, FILE_MODE);
  const database = openDatabase(unfinished);
  try {
    createSchema(database);
  } finally {
    database.close();
  }
  renameSync(unfinished, path);
  syncFolder(dirname(path));
}

/** A new name is durable only once its folder is. */
function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
