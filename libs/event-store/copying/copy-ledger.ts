import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { LedgerError } from '#domain';
import { provedFacts } from '../entry-fault';
import type { EventStore, StoredEntry } from '../event-store';
import { storedLine } from '../stored-line';
import type { CopyTarget } from './copy-target';

/** Entries that are written, or compared, in one go. */
const BATCH_ENTRIES = 256;

/** How far a copy has come. */
export interface CopyProgress {
  /** Whether it still proves what the target holds already, or writes what it lacks. */
  readonly stage: 'comparing' | 'copying';
  /** Entries that are proved to stand in the target. */
  readonly entries: number;
  /** Entries that the source has. */
  readonly of: number;
}

/** What two ledgers hold alike. */
export interface CopiedLedger {
  /** Entries that both hold. */
  readonly entries: number;
  /** Those of them that the target lacked before. */
  readonly copied: number;
  /** The latest time of recording, in milliseconds since 1970 UTC; null where there is no entry. */
  readonly recordedAt: number | null;
  /** SHA-256, in hexadecimal, of the stored entries as an export of stored bytes writes them; made of what was read from the target. */
  readonly sha256: string;
}

/**
 * Copies what a ledger holds at the beginning into another one, with ids, bytes, order and positions. What the target holds already
 * must be the same entries from the first on; each is compared, so a copy that was cut off goes on where it stopped. Each entry is
 * proved before it is written, and read back.
 * @throws LedgerError store_foreign where the target holds something else, or more; store_damaged where the source cannot be right.
 */
export async function copyLedger(
  from: EventStore,
  to: CopyTarget,
  tell: (progress: CopyProgress) => void = () => undefined,
): Promise<CopiedLedger> {
  const [head, held] = [from.head(), to.head()];
  requireNoMore(held, head);
  const read = { sha256: createHash('sha256'), recordedAt: -Infinity };
  let entries = 0;
  for (const batch of batchesOf(from.readAll(0), [held, head])) {
    const isMissing = entries >= held;
    if (isMissing) await to.write(batch.map(proved));
    requireAlike(batch, to.readAll(entries), read);
    entries += batch.length;
    tell({ stage: isMissing ? 'copying' : 'comparing', entries, of: head });
    // Connections are kept alive in between, and an interrupt is heard.
    await nextTurn();
  }
  const recordedAt = entries === 0 ? null : read.recordedAt;
  return { entries, copied: entries - held, recordedAt, sha256: read.sha256.digest('hex') };
}

/**
 * @param held position at which a batch ends in any case, so that all that the target holds is compared before anything is written.
 * @param head position of the last entry that is wanted.
 */
function* batchesOf(
  entries: Iterable<StoredEntry>,
  [held, head]: readonly [number, number],
): Generator<readonly StoredEntry[]> {
  let batch: StoredEntry[] = [];
  for (const stored of entries) {
    const { position } = stored.entry;
    if (position > head) return;
    batch.push(stored);
    if (batch.length < BATCH_ENTRIES && position !== held && position !== head) continue;
    yield batch;
    batch = [];
  }
}

/** What is broken is not spread. @throws LedgerError store_damaged */
function proved(stored: StoredEntry): StoredEntry {
  const { header, payload, entry } = stored;
  provedFacts({ position: entry.position, header, payload });
  return stored;
}

function requireNoMore(held: number, head: number): void {
  if (held <= head) return;
  throw new LedgerError(
    'store_foreign',
    `the target holds ${held} entries and the source ${head}, so it is no copy of it that was cut off; nothing was written; copy into an empty ledger, or the other way round`,
  );
}

/** Holds what stands in the target against what should, and takes it into the digest. */
function requireAlike(
  ours: readonly StoredEntry[],
  theirs: Iterable<StoredEntry>,
  read: { readonly sha256: Hash; recordedAt: number },
): void {
  const found = theirs[Symbol.iterator]();
  for (const { entry, header, payload } of ours) {
    const { value } = found.next() as IteratorResult<StoredEntry, undefined>;
    const isAlike =
      value !== undefined &&
      Buffer.compare(value.header, header) === 0 &&
      Buffer.compare(value.payload, payload) === 0;
    if (!isAlike) throw differs(entry.position, value);
    read.sha256.update(
      storedLine({ position: value.entry.position, header: value.header, payload: value.payload }),
    );
    read.recordedAt = Math.max(read.recordedAt, value.entry.recordedAt);
  }
}

function differs(position: number, found: StoredEntry | undefined): LedgerError {
  const what = found === undefined ? 'none' : `${found.entry.id} of stream ${found.entry.stream}`;
  return new LedgerError(
    'store_foreign',
    `at position ${position} the target holds another entry than the source (${what}): it is a copy of another ledger, or was recorded into; nothing more was written; copy into an empty ledger, and let nobody write it meanwhile`,
  );
}
