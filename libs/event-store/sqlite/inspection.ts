import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LedgerError } from '#domain';
import type { StoredEntry } from '../event-store';
import type { Database, OpenDatabase } from './engine';
import { BATCH_ENTRIES_MAX, Entries } from './entries';
import type { RawHeader } from './raw-header';
import { isCorrupt } from './result-code';
import { APPLICATION_ID, FORMAT_VERSION, SCHEMA } from './schema';

/** Largest file that is checked page by page at every opening, in bytes: about a tenth of a second. */
const QUICK_CHECK_BYTES_MAX = 32 * 1_024 * 1_024;

/**
 * Refuses a file that is no ledger, or one of a later format.
 * @throws LedgerError store_foreign, store_damaged (empty)
 */
export function refuseForeign(path: string, header: RawHeader): void {
  if (header.bytes === 0) throw damaged(path, 'it is empty, which a ledger never is');
  if (!header.isSqlite) throw foreign(path, 'it is no SQLite file');
  if (header.applicationId !== APPLICATION_ID)
    throw foreign(path, 'it is the SQLite file of another application');
  if (header.userVersion > FORMAT_VERSION) {
    const detail = `${basename(path)} has format ${header.userVersion}, this version knows up to ${FORMAT_VERSION}`;
    throw new LedgerError(
      'store_foreign',
      `${detail}; install the newer version of the ledger that wrote it`,
    );
  }
}

/**
 * Refuses a ledger that cannot be right, without changing a byte of it: a small one is checked page by page, a larger one
 * by its size, its tables and its newest entries.
 * @throws LedgerError store_damaged
 */
export function refuseDamaged(path: string, header: RawHeader, openDatabase: OpenDatabase): void {
  const hasLog = existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0;
  if (!hasLog && header.bytes < header.bytesTold) {
    throw damaged(path, `it has ${header.bytes} bytes where ${header.bytesTold} were written`);
  }
  // Without a write-ahead log SQLite is told that nobody changes the file, and then creates no files beside it.
  const database = openDatabase(hasLog ? path : `${pathToFileURL(path).href}?immutable=1`, {
    readOnly: true,
  });
  try {
    const fault = faultIn(database, header.bytes <= QUICK_CHECK_BYTES_MAX);
    if (fault !== undefined) throw damaged(path, fault);
  } catch (error) {
    throw isCorrupt(error) ? damaged(path, (error as Error).message) : error;
  } finally {
    database.close();
  }
}

/** What is wrong with a ledger, in words; undefined where nothing was found. */
function faultIn(database: Database, everyPage: boolean): string | undefined {
  return (
    (everyPage ? brokenPage(database) : undefined) ?? missingTable(database) ?? unreadableEntry(database)
  );
}

function brokenPage(database: Database): string | undefined {
  const { quick_check: verdict } = database.prepare('PRAGMA quick_check(1)').get() as {
    readonly quick_check: string;
  };
  return verdict === 'ok' ? undefined : verdict.replaceAll('\n', ' ');
}

function missingTable(database: Database): string | undefined {
  const rows = database.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL').all();
  const found = new Set((rows as { readonly sql: string }[]).map(({ sql }) => sql));
  const missing = SCHEMA.find((statement) => !found.has(statement));
  return missing === undefined ? undefined : `"${missing.split(/ \(| BEFORE /, 1)[0]}" is missing or altered`;
}

function unreadableEntry(database: Database): string | undefined {
  const entries = new Entries(database);
  const { position: head } = entries.newest();
  const newest = entries.after(Math.max(0, head - BATCH_ENTRIES_MAX));
  const broken = newest.find((stored) => !keepsItsPromise(stored));
  return broken === undefined
    ? undefined
    : `the entry at position ${broken.entry.position} is not what its header says`;
}

function keepsItsPromise({ header, payload }: StoredEntry): boolean {
  const promised = JSON.parse(Buffer.from(header).toString('utf8')) as {
    readonly payload: { readonly sha256: string };
  };
  return promised.payload.sha256 === createHash('sha256').update(payload).digest('hex');
}

function foreign(path: string, why: string): LedgerError {
  return new LedgerError(
    'store_foreign',
    `${basename(path)} is not a ledger: ${why}; name another file, or move this one away`,
  );
}

/** The refusal of a file that is a ledger, but cannot be trusted. */
export function damaged(path: string, why: string): LedgerError {
  const nextStep =
    'it was left as it is; restore it from a backup, or keep it for the auditor and start another';
  return new LedgerError('store_damaged', `${basename(path)} is a damaged ledger: ${why}; ${nextStep}`);
}
