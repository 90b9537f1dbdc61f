import { createHash, hash } from 'node:crypto';
import { openDatabase } from '#event-store';
import type { EventStore } from '#event-store';
import { leafHash } from '#log';
import { timed } from '../clock';
import type { Filled } from '../filled';
import { perSecond } from '../row';
import type { Row } from '../row';

const BAR_PER_SECOND = 100_000;

/** Every entry's leaf hash, and its payload against the hash that its header promises. */
export async function verifying({ path, store }: Filled): Promise<Row> {
  const { seconds, answer: altered } = await timed(() => verify(store));
  if (altered > 0) throw new Error(`${altered} payloads are not what their headers promise`);
  const { seconds: bare } = await timed(() => hashAll(path));
  const entries = store.head();
  return {
    what: 'verify: leaf hash of every header, hash of every payload against its header (no tree yet)',
    measured: perSecond(entries, seconds),
    bar: '≥ 100,000/s',
    holds: entries / seconds >= BAR_PER_SECOND,
    bare: `read and hash the same bytes: ${perSecond(entries, bare)}`,
    ratio: bare / seconds,
  };
}

function verify(store: EventStore): number {
  let altered = 0;
  const leaves = createHash('sha256');
  for (const { header, payload } of store.readAll(0)) {
    leaves.update(leafHash(header));
    const { payload: promised } = JSON.parse(Buffer.from(header).toString('utf8')) as {
      readonly payload: { readonly sha256: string };
    };
    if (sha256(payload) !== promised.sha256) altered += 1;
  }
  return altered;
}

function hashAll(path: string): void {
  const database = openDatabase(path, { readOnly: true });
  const rows = database.prepare('SELECT header, payload FROM entries').iterate();
  for (const { header, payload } of rows as Iterable<{ header: Uint8Array; payload: Uint8Array }>) {
    sha256(header);
    sha256(payload);
  }
  database.close();
}

function sha256(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}
