import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LedgerError } from '#domain';
import type { EventForms } from '#domain';
import type { Database, OpenDatabase } from './engine';
import { faultIn } from './faults';
import { isCorrupt, isNoDatabase } from './result-code';
import { APPLICATION_ID, FORMAT_VERSION } from './schema';

/** Largest file that is checked page by page at every opening, in bytes: about a tenth of a second. */
const QUICK_CHECK_BYTES_MAX = 128 * 1_024 * 1_024;

interface Marks {
  readonly applicationId: number;
  readonly format: number;
}

/**
 * Refuses a file that is no ledger, or one of a later format.
 * @throws LedgerError store_foreign, store_damaged (empty)
 */
export function refuseForeign(path: string, openDatabase: OpenDatabase): void {
  const file = statSync(path);
  if (!file.isFile()) throw foreign(path, 'it is no file');
  if (file.size === 0) throw damaged(path, 'it is empty, which a ledger never is');
  const marks = marksOf(path, openDatabase);
  if (marks === 'broken') return;
  if (marks === 'none') throw foreign(path, 'it is no SQLite file');
  if (marks.applicationId !== APPLICATION_ID) throw foreign(path, 'it is the SQLite file of another program');
  if (marks.format <= FORMAT_VERSION) return;
  const formats = `it has format ${marks.format}, and this version knows formats up to ${FORMAT_VERSION}`;
  throw new LedgerError(
    'store_foreign',
    `${basename(path)} is of a later version: ${formats}; install the newer version`,
  );
}

/**
 * Refuses a ledger that cannot be right: a small one is checked page by page, a larger one by its size, its tables and its
 * newest entries. Removes nothing: where a writer has begun meanwhile, what lies beside the file is in use.
 * @throws LedgerError store_damaged; store_foreign where its newest entries are of a later version than this program knows.
 */
export function refuseDamaged(path: string, openDatabase: OpenDatabase, forms?: EventForms): void {
  const { size } = statSync(path);
  const database = hasLog(path) ? openDatabase(path, { readOnly: true }) : openUntouched(path, openDatabase);
  try {
    const fault = faultIn(database, size <= QUICK_CHECK_BYTES_MAX, forms);
    if (fault !== undefined) throw damaged(path, fault);
  } finally {
    database.close();
  }
}

/** The marks that every ledger has in its first bytes from its creation on; `none` in a file that is not SQLite's. */
function marksOf(path: string, openDatabase: OpenDatabase): Marks | 'none' | 'broken' {
  const database = openUntouched(path, openDatabase);
  try {
    const { application_id: applicationId } = database.prepare('PRAGMA application_id').get() as {
      readonly application_id: number;
    };
    const { user_version: format } = database.prepare('PRAGMA user_version').get() as {
      readonly user_version: number;
    };
    return { applicationId, format };
  } catch (error) {
    if (isNoDatabase(error)) return 'none';
    if (isCorrupt(error)) return 'broken';
    throw error;
  } finally {
    database.close();
  }
}

/**
 * Opens a file as one that nobody changes: SQLite then reads it without a lock, without its log, and puts no files beside
 * it. Our own code must not open it in another way, since closing any descriptor of a file frees all the locks that the
 * process has on it.
 */
export function openUntouched(path: string, openDatabase: OpenDatabase): Database {
  return openDatabase(`${pathToFileURL(path).href}?immutable=1`, { readOnly: true });
}

/** Whether a crash, or a process that is running, left pages that are not copied into the file yet. */
export function hasLog(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** The refusal of a ledger that cannot be trusted. */
export function damaged(path: string, why: string): LedgerError {
  const nextStep = 'it was left as it is; restore it from a backup, or move it away to begin a new one';
  return new LedgerError('store_damaged', `${basename(path)} is a damaged ledger: ${why}; ${nextStep}`);
}

/** The refusal of a file beside a ledger, under a name that the ledger needs, that somebody else put there. */
export function foreignBeside(path: string, why: string): LedgerError {
  const nextStep = 'it was left as it is; move it away, or remove it if nobody needs it';
  return new LedgerError('store_foreign', `${basename(path)} is not of this ledger: ${why}; ${nextStep}`);
}

function foreign(path: string, why: string): LedgerError {
  const nextStep = 'it was left as it is; name another file, or move this one away';
  return new LedgerError('store_foreign', `${basename(path)} is not a ledger: ${why}; ${nextStep}`);
}
