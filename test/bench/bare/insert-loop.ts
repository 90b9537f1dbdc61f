import { openDatabase } from '#event-store';
import type { Database } from '#event-store';
import { timed } from '../clock';

/** An entry as bytes. */
export interface Bytes {
  readonly header: Uint8Array;
  readonly payload: Uint8Array;
}

/**
 * Seconds for inserting entries into a table of the ledger's columns, durably, with nothing checked, decided or encoded.
 * @param perCommit entries that share one transaction, and so one wait for the disk.
 */
export async function bareInsertLoop(
  path: string,
  entries: readonly Bytes[],
  perCommit: number,
): Promise<number> {
  const database = openDatabase(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  database.exec(
    'CREATE TABLE entries (position INTEGER PRIMARY KEY, id TEXT UNIQUE, stream TEXT, revision INTEGER, header BLOB, payload BLOB, UNIQUE (stream, revision))',
  );
  const { seconds } = await timed(() => insertAll(database, entries, perCommit));
  database.close();
  return seconds;
}

function insertAll(database: Database, entries: readonly Bytes[], perCommit: number): void {
  const insert = database.prepare('INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?)');
  const streams = Math.ceil(entries.length / 10);
  for (let from = 0; from < entries.length; from += perCommit) {
    database.exec('BEGIN IMMEDIATE');
    for (const [at, { header, payload }] of entries.slice(from, from + perCommit).entries()) {
      const number = from + at;
      insert.run(
        number + 1,
        `id-${number}`,
        `stream-${number % streams}`,
        Math.floor(number / streams),
        header,
        payload,
      );
    }
    database.exec('COMMIT');
  }
}
