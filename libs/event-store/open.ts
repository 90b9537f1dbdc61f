import { resolve } from 'node:path';
import { LedgerError } from '#domain';
import type { CopyTarget } from './copying/copy-target';
import type { EventStore } from './event-store';
import { namesEventStore } from './kurrentdb/client-url';
import { KurrentDbCopyTarget } from './kurrentdb/kurrentdb-copy-target';
import { KurrentDbEventStore } from './kurrentdb/kurrentdb-event-store';
import type { KurrentDbOptions } from './kurrentdb/options';
import { SqliteCopyTarget } from './sqlite/sqlite-copy-target';
import { SqliteEventStore } from './sqlite/sqlite-event-store';
import type { SqliteOptions } from './sqlite/sqlite-event-store';

/** How a ledger is opened, whatever it is kept in. What only one kind of store needs is looked at by that kind alone. */
export interface OpenOptions
  extends
    Omit<SqliteOptions, 'openDatabase'>,
    Partial<
      Pick<KurrentDbOptions, 'replica' | 'credentials' | 'patienceMs' | 'settleAfterMs' | 'mayBeAway'>
    > {}

const SQLITE = /^sqlite:(?:\/\/(?=\/))?(?<path>[^\0]+)$/;

/**
 * Opens the ledger that a URL names: `sqlite:./data/ledger.db` relative to the working folder, `sqlite:/srv/ledger.db`, or one on an
 * event store, `esdb://host:2113?tls=false` or `esdb+discover://host:2113`, also written `kurrentdb://`.
 * @throws LedgerError invalid_parameter for another kind of URL, store_locked, store_foreign, store_damaged, not_found
 * where a missing ledger is opened for reading, and store_away where the event store does not answer.
 */
export async function openEventStore(url: string, options: OpenOptions): Promise<EventStore> {
  if (namesEventStore(url)) return KurrentDbEventStore.open(url, withReplica(options));
  return new SqliteEventStore(fileIn(url), options);
}

/**
 * Opens the ledger that a URL names as one that takes the entries of another ledger; a file that is missing is made.
 * @throws LedgerError as `openEventStore` does.
 */
export async function openCopyTarget(url: string, options: Omit<OpenOptions, 'mode'>): Promise<CopyTarget> {
  if (namesEventStore(url)) return KurrentDbCopyTarget.open(url, withReplica(options));
  return new SqliteCopyTarget(fileIn(url));
}

/** @throws LedgerError invalid_parameter */
function fileIn(url: string): string {
  const path = SQLITE.exec(url)?.groups?.['path'];
  if (path !== undefined && !path.startsWith(':') && !path.startsWith('//')) return resolve(path);
  throw new LedgerError(
    'invalid_parameter',
    `"${schemeOf(url)}" is no store that this version knows; use sqlite:./data/ledger.db or esdb://host:2113`,
  );
}

/** @throws LedgerError invalid_parameter */
function withReplica<Options extends { readonly replica?: string }>(
  options: Options,
): Options & { readonly replica: string } {
  const { replica } = options;
  if (replica !== undefined) return { ...options, replica };
  throw new LedgerError(
    'invalid_parameter',
    'a ledger on an event store needs a file for its replica; name one',
  );
}

/** The part of a URL that may be shown: what follows can hold a password. */
function schemeOf(url: string): string {
  return url.slice(0, url.indexOf(':') + 1) || url.slice(0, 40);
}
