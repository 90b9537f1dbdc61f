import { LedgerError } from '#domain';
import type { Recorded } from '#domain';
import type { StoredEntry } from '../event-store';

/** A ledger that takes entries with the positions and bytes that they have in another one. Nobody else may write it meanwhile. */
export interface CopyTarget {
  /** Position of its newest entry; 0 where there is none. */
  readonly head: () => number;
  /** Its entries in order, after a position, exclusive. */
  readonly readAll: (afterPosition: number) => Iterable<StoredEntry>;
  /**
   * Writes the entries that come next, and resolves when they are durable and can be read back. What is cut off in between leaves
   * some of the first of them, and nothing else.
   * @throws LedgerError store_foreign where they have no place in it, store_away
   */
  readonly write: (entries: readonly StoredEntry[]) => Promise<void>;
  /** Lets go of it. */
  readonly close: () => Promise<void>;
}

/**
 * The refusal of an entry whose revision is not the next one in its stream.
 * @param revision at which the stream is in the target; -1 for a stream without events.
 */
export function outOfPlace({ position, stream, revision: wanted }: Recorded, revision: number): LedgerError {
  const where = `the entry at position ${position} has revision ${wanted} of stream ${stream}, which is at revision ${revision} in the target`;
  return new LedgerError(
    'store_foreign',
    `${where}: something else stands in that stream in one of the two; nothing more was written; copy into an empty ledger, and let nobody write it meanwhile`,
  );
}
