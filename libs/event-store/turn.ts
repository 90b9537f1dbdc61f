import { LedgerError } from '#domain';
import type { Event, EventForms } from '#domain';
import { answersRequest, encodeEntry, requestHash } from './entry-codec';
import { entryId } from './entry-id';
import type { Appended, StoredEntry, Submission } from './event-store';

/** How far the clock may fall behind the newest entry before commands are refused, in milliseconds. */
const CLOCK_BEHIND_MS_MAX = 60_000;

/** Where the entries of one command go. */
export interface Turn {
  /** Id of the first of them, which has been looked for already. */
  readonly firstId: string;
  readonly stream: string;
  /** Revision of the stream's last entry before them; -1 where there is none. */
  readonly revision: number;
  /** The ledger's last position before them. */
  readonly position: number;
  /** Milliseconds since 1970 UTC. */
  readonly recordedAt: number;
  /** Gives each entry a salt, in base64url. */
  readonly salt: () => string;
  readonly forms?: EventForms | undefined;
}

/** Writes what a command decided as the bytes that are stored. @throws LedgerError too_large */
export function encodeTurn(
  { commandId, request, actor, correlationId }: Submission,
  events: readonly Event[],
  { firstId, stream, revision, position, recordedAt, salt, forms }: Turn,
): readonly StoredEntry[] {
  return events.map((event, index) => {
    const salted = salt();
    const placement = {
      id: index === 0 ? firstId : entryId(commandId, index),
      stream,
      revision: revision + 1 + index,
      position: position + 1 + index,
      recordedAt,
      actor,
      commandId,
      salt: salted,
      ...(correlationId === undefined ? {} : { correlationId }),
      ...(index === 0 ? { request: requestHash(salted, request) } : {}),
    };
    return encodeEntry(event, placement, forms);
  });
}

/** What a command decides at its turn; at least one event. @throws LedgerError where it refuses */
export function decided(events: readonly Event[], stream: string): readonly Event[] {
  if (events.length > 0) return events;
  throw new Error(`nothing was decided for ${stream}; a change gives at least one event or refuses`);
}

/**
 * The first answer to a command again. Its entries stand side by side, under ids that follow from its own.
 * @param first the entry that the command id recorded first.
 * @throws LedgerError command_id_reused where that was for another request.
 */
export function answerAgain(
  first: StoredEntry,
  { commandId, request }: Submission,
  byId: (entryId: string) => StoredEntry | undefined,
): Appended {
  if (!answersRequest(first.payload, request)) {
    throw new LedgerError(
      'command_id_reused',
      `command id ${commandId} was used for another request; take a new one`,
    );
  }
  const entries = [];
  for (let found: StoredEntry | undefined = first; found !== undefined;) {
    entries.push(found.entry);
    found = byId(entryId(commandId, entries.length));
  }
  return { entries, position: first.entry.position + entries.length - 1, repeated: true };
}

/** @throws LedgerError revision_conflict where a command expects another revision of its stream. */
export function requireRevision({ expectedRevision }: Submission, stream: string, revision: number): void {
  if (expectedRevision === undefined || expectedRevision === revision) return;
  const detail = `stream ${stream} is at revision ${revision}, not ${expectedRevision}; read it anew and decide again`;
  throw new LedgerError('revision_conflict', detail);
}

/**
 * When a command is recorded: now, but never before `earliest`, in milliseconds since 1970 UTC.
 * @throws LedgerError clock_behind where the clock is far behind it.
 */
export function recordingTime(now: number, earliest: number): number {
  if (earliest - now <= CLOCK_BEHIND_MS_MAX) return Math.max(now, earliest);
  const times = `the clock says ${timeOf(now)}, but the ledger has recorded or settled up to ${timeOf(earliest)}`;
  throw new LedgerError('clock_behind', `${times}; set the clock of this machine right`);
}

function timeOf(instant: number): string {
  return new Date(instant).toISOString();
}
