import type { Appended } from '#event-store';
import type { RestingEntry } from '#projections';

/** An entry as the answer to its command tells it. */
export interface RecordedEntry {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  /** RFC 3339, UTC, milliseconds. */
  readonly recordedAt: string;
  readonly type: string;
}

/** The answer to a command. */
export interface Recorded {
  readonly entries: readonly RecordedEntry[];
  /** Position of the last entry; of a dry run the newest entry of the ledger. */
  readonly position: number;
  /** True where the Idempotency-Key was known, and this is its first answer again. */
  readonly repeated: boolean;
  /**
   * Of a retraction: the first of the visible entries that rest on what it withdraws; null where the read models cannot tell. What
   * the other lines of a dry run would record is not among them.
   */
  readonly restOnIt?: readonly RestingEntry[] | null;
  /** How many of those there are in all. */
  readonly restOnItTotal?: number;
}

/** An answer of the store as it is told. */
export function recordedOf({ entries, position, repeated }: Appended): Recorded {
  return {
    entries: entries.map(({ id, stream, revision, position: at, recordedAt, type }) => ({
      id,
      stream,
      revision,
      position: at,
      recordedAt: new Date(recordedAt).toISOString(),
      type,
    })),
    position,
    repeated,
  };
}
