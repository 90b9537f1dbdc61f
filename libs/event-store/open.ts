import { resolve } from 'node:path';
import { LedgerError } from '#domain';
import type { EventStore } from './event-store';
import { SqliteEventStore } from './sqlite/sqlite-event-store';
import type { SqliteOptions } from './sqlite/sqlite-event-store';

/** How a ledger is opened, whatever it is kept in. */
export type OpenOptions = Omit<SqliteOptions, 'openDatabase'>;

const SQLITE = /^sqlite:(?:\/\/(?=\/))?(?<path>[^\0]+)$/;

/**
 * Opens the ledger that a URL names: `sqlite:./data/ledger.db` relative to the working folder, or `sqlite:/srv/ledger.db`.
 * @throws LedgerError invalid_parameter for another kind of URL, store_locked, store_foreign, store_damaged, and not_found
 * where a missing ledger is opened for reading.
 */
export async function openEventStore(url: string, options: OpenOptions): Promise<EventStore> {
  const path = SQLITE.exec(url)?.groups?.['path'];
  if (path === undefined || path.startsWith(':') || path.startsWith('//')) {
    throw new LedgerError(
      'invalid_parameter',
      `"${schemeOf(url)}" is no store that this version knows; use sqlite:./data/ledger.db`,
    );
  }
  return new SqliteEventStore(resolve(path), options);
}

/** The part of a URL that may be shown: what follows can hold a password. */
function schemeOf(url: string): string {
  return url.slice(0, url.indexOf(':') + 1) || url.slice(0, 40);
}
