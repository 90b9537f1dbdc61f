import { hash } from 'node:crypto';
import type { AllStreamRecordedEvent, JSONEventData, RecordedEvent } from '@eventstore/db-client';
import { canonicalJson } from '../canonical-json';
import type { StoredEntry } from '../event-store';

/** A place in the server's log; of two, the later has the higher commit position, or the same and the higher prepare position. */
export interface LogPosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** An event as it was read, with the bytes of an entry where it is one. */
export interface ReadEvent {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  /** Undefined where it was read from its stream, which does not tell. */
  readonly position: LogPosition | undefined;
  /** Undefined for a foreign event: one that is no entry of the ledger. */
  readonly bytes: EntryBytes | undefined;
}

/** The bytes that are hashed. */
export interface EntryBytes {
  readonly header: Buffer;
  readonly payload: Buffer;
}

/** The part of a header that must agree with what the server says of the event. */
interface Header {
  readonly id?: unknown;
  readonly payload?: { readonly len?: unknown; readonly sha256?: unknown };
  readonly rev?: unknown;
  readonly stream?: unknown;
  readonly type?: unknown;
}

/**
 * An entry as an event of the store: the header is its metadata, in which `$correlationId` and `$causationId` stand where the store
 * looks for them, the payload its data. The client writes both with `JSON.stringify`, which keeps canonical JSON as it is.
 */
export function eventOf({ entry, header, payload }: StoredEntry): JSONEventData {
  return {
    id: entry.id,
    type: entry.type,
    data: parsed(payload),
    metadata: parsed(header),
    contentType: 'application/json',
  };
}

/**
 * Reads an event of the store. The client has parsed its JSON, so the canonical form is rebuilt, and it is an entry only where
 * the payload has the hash that the header commits to and the header says what the server says.
 */
export function readEvent(event: RecordedEvent | AllStreamRecordedEvent): ReadEvent {
  const { id, streamId: stream } = event;
  const revision = Number(event.revision);
  const position = 'position' in event ? event.position : undefined;
  const bytes = event.isJson ? bytesOf(event.metadata, event.data) : undefined;
  const isEntry =
    bytes !== undefined &&
    agrees(event.metadata as Header, { id, stream, revision, type: event.type }, bytes);
  return { id, stream, revision, position, bytes: isEntry ? bytes : undefined };
}

/** Whether a place lies after another; any lies after none. */
export function isAfter(position: LogPosition, other: LogPosition | undefined): boolean {
  if (other === undefined || position.commit > other.commit) return true;
  return position.commit === other.commit && position.prepare > other.prepare;
}

/** Undefined where it has no canonical form, as no entry is. */
function bytesOf(metadata: unknown, data: unknown): EntryBytes | undefined {
  if (typeof metadata !== 'object' || metadata === null) return undefined;
  try {
    return { header: Buffer.from(canonicalJson(metadata)), payload: Buffer.from(canonicalJson(data)) };
  } catch {
    return undefined;
  }
}

function agrees(
  header: Header,
  told: { readonly id: string; readonly stream: string; readonly revision: number; readonly type: string },
  { payload }: EntryBytes,
): boolean {
  const isOfThisEvent =
    header.id === told.id && header.stream === told.stream && header.rev === told.revision;
  const commitsToPayload =
    header.payload?.len === payload.length && header.payload.sha256 === hash('sha256', payload, 'hex');
  return isOfThisEvent && header.type === told.type && commitsToPayload;
}

function parsed(bytes: Uint8Array): Record<string, never> {
  return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')) as Record<
    string,
    never
  >;
}
