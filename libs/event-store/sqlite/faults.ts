import { createHash } from 'node:crypto';
import { LedgerError } from '#domain';
import type { EventForms } from '#domain';
import type { StoredEntry } from '../event-store';
import type { Database } from './engine';
import { BATCH_ENTRIES_MAX, Entries } from './entries';
import { isCorrupt, isNoDatabase } from './result-code';
import { SCHEMA } from './schema';

/**
 * What is wrong with a ledger, in words; undefined where nothing was found.
 * @param everyPage whether to read the whole file, which takes time in proportion to its size.
 * @throws LedgerError store_foreign where one of the newest entries is of a later version than this program knows.
 */
export function faultIn(database: Database, everyPage: boolean, forms?: EventForms): string | undefined {
  try {
    const brokenPage = everyPage ? brokenPageIn(database) : undefined;
    return brokenPage ?? missingTableIn(database) ?? brokenEntryIn(database, forms);
  } catch (error) {
    if (isDamage(error)) return (error as Error).message;
    throw error;
  }
}

function isDamage(error: unknown): boolean {
  if (error instanceof LedgerError) return error.code === 'store_damaged';
  return isCorrupt(error) || isNoDatabase(error);
}

function brokenPageIn(database: Database): string | undefined {
  const row = database.prepare('PRAGMA quick_check(1)').get() as { readonly quick_check: string };
  return row.quick_check === 'ok' ? undefined : row.quick_check.replaceAll('\n', ' ');
}

function missingTableIn(database: Database): string | undefined {
  const rows = database.prepare('SELECT sql FROM sqlite_schema').all() as { readonly sql: string | null }[];
  const found = new Set(rows.map(({ sql }) => sql));
  const missing = SCHEMA.find((statement) => !found.has(statement));
  const [, name] = /^CREATE (\w+ \w+)/.exec(missing ?? '') ?? [];
  return name === undefined ? undefined : `its ${name.toLowerCase()} is missing or altered`;
}

/** Looks at the newest entries, which a crash or a failing disk would reach first. */
function brokenEntryIn(database: Database, forms?: EventForms): string | undefined {
  const entries = new Entries(database, forms);
  const newest = entries.after(Math.max(0, entries.newest().position - BATCH_ENTRIES_MAX));
  const broken = newest.find((stored) => !keepsItsPromise(stored));
  return broken === undefined ? undefined : `the payload at position ${broken.entry.position} was altered`;
}

function keepsItsPromise({ header, payload }: StoredEntry): boolean {
  const { payload: promised } = JSON.parse(Buffer.from(header).toString('utf8')) as {
    readonly payload: { readonly sha256: string };
  };
  return promised.sha256 === createHash('sha256').update(payload).digest('hex');
}
