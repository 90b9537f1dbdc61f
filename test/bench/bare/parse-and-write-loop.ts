import { openDatabase } from '#event-store';
import type { Database } from '#event-store';
import { timed } from '../clock';

/** How many rows are written, and how wide. */
export interface Writing {
  readonly rows: number;
  /** Bytes of a row on average. */
  readonly width: number;
}

/** Entries that share one transaction. */
const PER_TRANSACTION = 1_000;

/**
 * Seconds for reading every entry of a ledger, parsing it, and writing rows of one table that has no index, so many and so wide
 * in all as the read models have, spread evenly over the entries.
 */
export async function bareParseAndWriteLoop(ledger: string, path: string, writing: Writing): Promise<number> {
  const from = openDatabase(ledger, { readOnly: true });
  const to = openDatabase(path);
  to.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  to.exec('CREATE TABLE told (entry INTEGER, text TEXT)');
  const { seconds } = await timed(() => copy(from, to, writing));
  from.close();
  to.close();
  return seconds;
}

function copy(from: Database, to: Database, { rows, width }: Writing): void {
  const read = from.prepare(
    'SELECT position, header, payload FROM entries WHERE position > ? ORDER BY position LIMIT ?',
  );
  const insert = to.prepare('INSERT INTO told VALUES (?, ?)');
  const { head } = from.prepare('SELECT max(position) AS head FROM entries').get() as { head: number };
  const text = 'x'.repeat(width);
  let written = 0;
  for (let position = 0; position < head; position += PER_TRANSACTION) {
    to.exec('BEGIN');
    for (const row of read.all(position, PER_TRANSACTION) as StoredRow[]) {
      parse(row.header);
      parse(row.payload);
      const upTo = Math.round((row.position / head) * rows);
      for (; written < upTo; written += 1) insert.run(row.position, text);
    }
    to.exec('COMMIT');
  }
}

interface StoredRow {
  readonly position: number;
  readonly header: Uint8Array;
  readonly payload: Uint8Array;
}

function parse(bytes: Uint8Array): unknown {
  return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
}
