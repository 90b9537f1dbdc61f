import type { Observable } from 'rxjs';
import { LedgerError } from '#domain';
import type { Event, Known, Minted, Recorded } from '#domain';

/** Who asks for entries to be recorded, and under which command id. */
export interface Submission {
  /** The command id: 1 to 128 characters of A-Z a-z 0-9 . _ : ~ -. The same id and request give the same answer, for ever. */
  readonly commandId: string;
  /** The request in canonical JSON, change name included; what a repeated command id is compared with. */
  readonly request: string;
  /** Opaque id of the one who records. */
  readonly actor: string;
  /** The request, batch or import that this belongs to. */
  readonly correlationId?: string;
  /** Refuse unless the stream's last revision is this one; -1 for a stream without entries. */
  readonly expectedRevision?: number;
  /** Decide, but record nothing. */
  readonly dryRun?: boolean;
  /**
   * Names the one stream that takes the entries, `<category>-<id>`. Called at this command's turn, again where it is decided anew; pure.
   * @throws LedgerError to refuse, which leaves no trace.
   */
  readonly stream: (known: Known) => string;
  /**
   * Decides on what the store holds at this command's turn, entries of earlier commands included. Called after `stream`, and again
   * where another process wrote to the stream meanwhile; pure, so that only its last decision counts. Answers at least one event.
   * @throws LedgerError to refuse, which leaves no trace.
   */
  readonly decide: (known: Known, state: Minted) => readonly Event[];
}

/** The answer to a submission. */
export interface Appended {
  readonly entries: readonly Recorded[];
  /** Position of the last entry; for a dry run the head, since nothing was recorded. */
  readonly position: number;
  /** True where the command id was known, and this is its first answer again. */
  readonly repeated: boolean;
}

/** What came of one submission among several. */
export type Outcome = { readonly appended: Appended } | { readonly refused: LedgerError };

/** What came of submissions that are recorded together or not at all, in their order. */
export interface AppendedTogether {
  /** Whether they are recorded; where they are not, what they would have recorded is told all the same. */
  readonly recorded: boolean;
  readonly outcomes: readonly Outcome[];
}

/** An entry with the bytes that are stored and hashed. */
export interface StoredEntry {
  readonly entry: Recorded;
  /** Canonical JSON, UTF-8. */
  readonly header: Uint8Array;
  /** Canonical JSON, UTF-8. */
  readonly payload: Uint8Array;
}

/** A knowledge time, resolved. */
export interface ResolvedKnownAt {
  /** The last entry that was known; 0 where nothing was. */
  readonly position: number;
  /** Whether the answer is the same for ever: a later entry with a later time exists, or no entry can get so early a time. */
  readonly settled: boolean;
}

/** How a caller asks for a knowledge time: an instant in milliseconds since 1970 UTC, inclusive, or a position. */
export type KnownAt = { readonly instant: number } | { readonly position: number } | 'head';

/** How a process stands to what keeps its ledger, and what it met there. */
export interface StoreStatus {
  /** `live`: reached, and read whole; `behind`: reached, and being read; `away`: not reached, and tried again. */
  readonly state: 'live' | 'behind' | 'away';
  /** For how long it has not been live, in milliseconds; 0 while it is. */
  readonly notLiveMs: number;
  /** How often reading was begun again since the opening. */
  readonly reconnects: number;
  /** Events that are no entries of this ledger. */
  readonly foreign: number;
  /** Entries of a command whose id an earlier command has. */
  readonly duplicate: number;
  /** Events that were told again after they had been taken, since the opening. */
  readonly passedOver: number;
}

/** A ledger in a file of this process is always there, and holds nothing else. */
const IN_A_FILE: StoreStatus = {
  state: 'live',
  notLiveMs: 0,
  reconnects: 0,
  foreign: 0,
  duplicate: 0,
  passedOver: 0,
};

/**
 * An append-only store of entries. Every adapter passes the same contract suite: conflicts, atomicity and idempotency first.
 * Positions are gapless from 1, and `recordedAt` never decreases with the position.
 */
export abstract class EventStore {
  /**
   * Records what a submission decides. Resolves only after the entries are durable; refusals too are answered only then.
   * In order: a known command id gives its first answer before any other check; then the expected revision; then `decide`.
   * @throws LedgerError command_id_reused, revision_conflict, too_large, clock_behind, store_closed, commit_unknown, or
   * whatever `decide` throws.
   */
  abstract append(submission: Submission): Promise<Appended>;
  /**
   * Records what several submissions decide, together or not at all: each decides on what the earlier ones did, and where one is
   * refused none is recorded, though all are told. A dry run records none and tells the same; `dryRun` of the submissions is not looked at.
   * @throws LedgerError atomic_unsupported where the store cannot do this, and store_closed, commit_unknown.
   */
  appendTogether(_submissions: readonly Submission[], _dryRun = false): Promise<AppendedTogether> {
    const message = 'this store cannot record several commands together or not at all; send them one by one';
    return Promise.reject(new LedgerError('atomic_unsupported', message));
  }
  /** Entries of one stream in order, from a revision, inclusive. Empty for a stream that does not exist. */
  abstract readStream(stream: string, fromRevision?: number): Iterable<StoredEntry>;
  /** Entries of the whole ledger in order, after a position, exclusive: 0 reads from the first. */
  abstract readAll(afterPosition: number): Iterable<StoredEntry>;
  /** The entry with this id. */
  abstract entry(entryId: string): StoredEntry | undefined;
  /** Entries after a position, exclusive, first the recorded ones, then each new one once it is durable; no gap, no repeat. */
  abstract subscribe(afterPosition: number): Observable<StoredEntry>;
  /** Position of the newest durable entry; 0 for an empty ledger. */
  abstract head(): number;
  /**
   * Resolves a knowledge time to a position.
   * @throws LedgerError position_beyond_head
   */
  abstract resolve(knownAt: KnownAt): Promise<ResolvedKnownAt>;
  /** How this process stands to what keeps the ledger; an adapter whose entries lie elsewhere tells of that. */
  status(): StoreStatus {
    return IN_A_FILE;
  }
  /** Emits once when the store cannot go on (`commit_unknown`); the process must then end. */
  abstract readonly failed: Observable<Error>;
  /** Finishes what was accepted, then lets go of the file. */
  abstract close(): Promise<void>;
}
