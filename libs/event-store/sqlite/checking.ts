import { createHash } from 'node:crypto';
import { LedgerError } from '#domain';
import { provedFacts } from '../entry-fault';
import type { HeaderFacts } from '../entry-fault';
import { storedLine } from '../stored-line';
import { openDatabase as ownEngine } from './engine';
import type { Database, OpenDatabase } from './engine';
import { BATCH_ENTRIES_MAX, Entries } from './entries';
import { ownNameOf } from './file-name';
import { damaged } from './inspection';
import { Meta } from './meta';
import { openLedgerFile } from './opening';
import { isCorrupt } from './result-code';

/** A ledger whose stored bytes were proved, entry by entry. */
export interface CheckedLedger {
  /** Entries that were proved; their positions have no gap. */
  readonly entries: number;
  /** Position of the newest entry; 0 where there is none. */
  readonly position: number;
  /** When it was recorded, in milliseconds since 1970 UTC; null where there is none. */
  readonly recordedAt: number | null;
  /** SHA-256, in hexadecimal, of the proved entries as an export of stored bytes writes them: one line each, in order. */
  readonly sha256: string;
}

/** How much of a ledger is proved. */
export interface CheckOptions {
  /** Only so many of the newest entries; all, and every page of the file, where it is left out. */
  readonly newest?: number;
  readonly openDatabase?: OpenDatabase;
}

/**
 * Proves what a ledger file holds: header and payload of each entry, that positions and revisions have no gap, that times never
 * decrease, and that what stands beside the bytes repeats them. Reads only, also while another process writes.
 * @throws LedgerError not_found, store_foreign, store_damaged
 */
export function checkLedgerFile(path: string, options: CheckOptions = {}): CheckedLedger {
  const { newest, openDatabase = ownEngine } = options;
  const file = openLedgerFile(path, { mode: 'read', openDatabase });
  try {
    return checkLedger(ownNameOf(path), file.database, newest);
  } finally {
    file.close();
  }
}

/** @throws LedgerError store_damaged, store_foreign */
function checkLedger(path: string, database: Database, newest: number | undefined): CheckedLedger {
  // One moment for all statements, however much is recorded meanwhile.
  database.exec('BEGIN');
  try {
    const { position } = new Entries(database).newest();
    if (newest !== undefined) return provedFrom(database, Math.max(0, position - newest));
    const fault = brokenPage(database) ?? gapInStreams(database);
    if (fault !== undefined) throw broken(fault);
    return provedFrom(database, 0);
  } catch (error) {
    const isDamage = isCorrupt(error) || (error instanceof LedgerError && error.code === 'store_damaged');
    throw isDamage ? damaged(path, (error as Error).message) : error;
  } finally {
    database.exec('ROLLBACK');
  }
}

function brokenPage(database: Database): string | undefined {
  const { integrity_check: result } = database.prepare('PRAGMA integrity_check(1)').get() as {
    readonly integrity_check: string;
  };
  return result === 'ok' ? undefined : result.replaceAll('\n', ' ');
}

function gapInStreams(database: Database): string | undefined {
  const gap = database
    .prepare(
      'SELECT stream FROM entries GROUP BY stream HAVING min(revision) <> 0 OR max(revision) <> count(*) - 1 LIMIT 1',
    )
    .get() as { readonly stream: string } | undefined;
  return gap === undefined ? undefined : `the revisions of the stream ${gap.stream} have a gap`;
}

interface EntryRow extends HeaderFacts {
  readonly position: number;
  readonly header: Uint8Array;
  readonly payload: Uint8Array;
}

function provedFrom(database: Database, after: number): CheckedLedger {
  const read = database.prepare(
    `SELECT position, id, stream, revision, recorded_at AS recordedAt, header, payload FROM entries
     WHERE position > ? ORDER BY position LIMIT ${BATCH_ENTRIES_MAX}`,
  );
  const sha256 = createHash('sha256');
  let position = after;
  const mayGoBack = new Meta(database).get('times_go_back') === 1;
  let recordedAt = latestAt(database, after);
  for (let rows = read.all(after) as EntryRow[]; rows.length > 0; rows = read.all(position) as EntryRow[]) {
    for (const row of rows) {
      requireInPlace(row, { position, recordedAt, mayGoBack });
      sha256.update(storedLine(row));
      ({ position, recordedAt } = row);
    }
  }
  return {
    entries: position - after,
    position,
    recordedAt: position === 0 ? null : recordedAt,
    sha256: sha256.digest('hex'),
  };
}

/** The time beside the entry at a position, the latest so far; -Infinity before the first. */
function latestAt(database: Database, position: number): number {
  const row = database
    .prepare('SELECT recorded_at AS recordedAt FROM entries WHERE position = ?')
    .get(position) as { readonly recordedAt: number } | undefined;
  return row?.recordedAt ?? -Infinity;
}

/** What an entry is held against. */
interface Before {
  readonly position: number;
  /** The latest time so far. */
  readonly recordedAt: number;
  /** Whether the file says that times of recording may go back in it. */
  readonly mayGoBack: boolean;
}

/** @throws LedgerError store_damaged, store_foreign */
function requireInPlace(row: EntryRow, before: Before): void {
  if (row.position !== before.position + 1)
    throw broken(`no entry stands at position ${before.position + 1}`);
  const facts = factsBeside(row, before);
  const other = (Object.keys(facts) as (keyof HeaderFacts)[]).find((name) => facts[name] !== row[name]);
  if (other !== undefined) {
    throw broken(`the ${other} beside the entry at position ${row.position} is not the one in its header`);
  }
  if (row.recordedAt < before.recordedAt) {
    throw broken(`the entry at position ${row.position} was recorded before the one that precedes it`);
  }
}

/** What must stand beside the bytes. */
function factsBeside(row: EntryRow, { recordedAt, mayGoBack }: Before): HeaderFacts {
  const facts = provedFacts(row);
  return mayGoBack ? { ...facts, recordedAt: Math.max(facts.recordedAt, recordedAt) } : facts;
}

const broken = (why: string): LedgerError => new LedgerError('store_damaged', why);
