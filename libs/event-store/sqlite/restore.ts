import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { LedgerError } from '#domain';
import type { EntryBytes } from '../stored-line';
import { checkLedgerFile } from './checking';
import type { CheckedLedger } from './checking';
import { beginLedgerFile, createFolder, removeUnfinished, syncFolder } from './creation';
import { openDatabase as ownEngine } from './engine';
import type { Database, OpenDatabase } from './engine';
import { Entries } from './entries';
import { ownNameOf } from './file-name';
import { hasLog, openUntouched, refuseForeign } from './inspection';
import { WriterLock } from './lock';
import { rebuildLookups } from './lookups';
import { Verbatim } from './verbatim';

/** Entries that are written by one transaction, so that a large ledger needs no large journal. */
const BATCH_ENTRIES = 10_000;

/**
 * Makes a ledger anew from stored entries, with the ids, positions and bytes that they had. Each is proved before it is written,
 * and the whole once more before it stands under its name.
 * @param path the ledger to make: absent, or a ledger without entries that nobody writes.
 * @param entries from position 1 on, without a gap.
 * @throws LedgerError store_foreign, store_locked, store_damaged; nothing is left behind then.
 */
export async function restoreLedger(
  path: string,
  entries: AsyncIterable<EntryBytes> | Iterable<EntryBytes>,
  openDatabase: OpenDatabase = ownEngine,
): Promise<CheckedLedger> {
  const file = ownNameOf(path);
  createFolder(file);
  const lock = WriterLock.take(file, openDatabase);
  const unfinished = `${file}.new`;
  try {
    refuseRecorded(file, openDatabase);
    await fill(beginLedgerFile(unfinished, openDatabase), entries);
    const checked = checkLedgerFile(unfinished, { openDatabase });
    // Both are empty, but would be taken for those of the new file.
    for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
    renameSync(unfinished, file);
    syncFolder(dirname(file));
    return checked;
  } catch (error) {
    if (existsSync(unfinished)) removeUnfinished(unfinished);
    throw withNextStep(error);
  } finally {
    lock.release();
  }
}

function withNextStep(error: unknown): unknown {
  if (!(error instanceof LedgerError) || error.code !== 'store_damaged') return error;
  return new LedgerError(error.code, `${error.message}. Nothing was restored; take another backup or export`);
}

/** The entries of a backup, or of any ledger file that nobody writes. */
export function* readBackup(path: string, openDatabase: OpenDatabase = ownEngine): Generator<EntryBytes> {
  checkLedgerFile(path, { openDatabase });
  const database = openDatabase(path, { readOnly: true });
  try {
    const entries = new Entries(database);
    let position = 0;
    for (let batch = entries.after(0); batch.length > 0; batch = entries.after(position)) {
      for (const { entry, header, payload } of batch) yield { position: entry.position, header, payload };
      position += batch.length;
    }
  } finally {
    database.close();
  }
}

function refuseRecorded(path: string, openDatabase: OpenDatabase): void {
  if (!existsSync(path)) return;
  refuseForeign(path, openDatabase);
  if (!hasLog(path) && isEmpty(path, openDatabase)) return;
  throw new LedgerError(
    'store_foreign',
    `${basename(path)} holds entries already and was left as it is; restore into a name that does not exist yet`,
  );
}

/** By no connection that would leave or remove files beside it. */
function isEmpty(path: string, openDatabase: OpenDatabase): boolean {
  const database = openUntouched(path, openDatabase);
  try {
    return new Entries(database).newest().position === 0;
  } finally {
    database.close();
  }
}

async function fill(
  database: Database,
  entries: AsyncIterable<EntryBytes> | Iterable<EntryBytes>,
): Promise<void> {
  try {
    const verbatim = new Verbatim(database);
    let position = 0;
    database.exec('BEGIN');
    for await (const entry of entries) {
      requireNext(entry, position);
      verbatim.write(entry);
      position = entry.position;
      if (position % BATCH_ENTRIES === 0) database.exec('COMMIT; BEGIN');
    }
    database.exec('COMMIT');
    rebuildLookups(database);
  } finally {
    database.close();
  }
}

function requireNext({ position }: EntryBytes, before: number): void {
  if (position === before + 1) return;
  throw new LedgerError(
    'store_damaged',
    `after position ${before} comes ${position}; an export of stored bytes has every entry from position 1 on`,
  );
}
