import { hash } from 'node:crypto';
import { LedgerError, eventForms } from '#domain';
import type { Event, EventForms, Recorded } from '#domain';
import { HEADER_BYTES_MAX, PAYLOAD_BYTES_MAX, canonicalForm } from './canonical-json';
import type { StoredEntry } from './event-store';

/** Version of the header's format. */
const HEADER_VERSION = 1;

/** What the store alone decides about an entry. */
export interface Placement {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  /** Milliseconds since 1970 UTC. */
  readonly recordedAt: number;
  readonly actor: string;
  readonly commandId: string;
  readonly correlationId?: string;
  /** 16 random bytes, in base64url, so that a payload cannot be guessed from its hash. */
  readonly salt: string;
  /** SHA-256(salt ‖ request), hexadecimal; kept by the first entry of a command. */
  readonly request?: string;
}

interface Header {
  readonly $causationId?: string;
  readonly $correlationId?: string;
  readonly actor: string;
  readonly command: string;
  readonly id: string;
  readonly payload: { readonly len: number; readonly sha256: string };
  readonly recordedAt: string;
  readonly rev: number;
  readonly stream: string;
  readonly tv: number;
  readonly type: string;
  readonly v: number;
}

interface Payload {
  readonly data: object;
  readonly request?: string;
  readonly restates?: string;
  readonly salt: string;
}

/** SHA-256(salt ‖ request) in hexadecimal: what a repeated command id is recognised by without keeping the request. */
export function requestHash(salt: string, request: string): string {
  return hash('sha256', Buffer.concat([Buffer.from(salt, 'base64url'), Buffer.from(request, 'utf8')]), 'hex');
}

/**
 * Writes an event as the bytes that are stored and hashed: the header, small and without free text, commits to the payload.
 * @throws LedgerError too_large
 */
export function encodeEntry(event: Event, at: Placement, forms: EventForms = eventForms): StoredEntry {
  const { causationId, restates } = event;
  const payload = written<Payload>(
    { data: event.data, request: at.request, restates, salt: at.salt },
    PAYLOAD_BYTES_MAX,
  );
  const header = written<Header>(
    {
      $causationId: causationId,
      $correlationId: at.correlationId,
      actor: at.actor,
      command: at.commandId,
      id: at.id,
      payload: { len: payload.bytes.length, sha256: hash('sha256', payload.bytes, 'hex') },
      recordedAt: new Date(at.recordedAt).toISOString(),
      rev: at.revision,
      stream: at.stream,
      tv: forms.versionOf(event.type),
      type: event.type,
      v: HEADER_VERSION,
    },
    HEADER_BYTES_MAX,
  );
  const entry = recordedFrom(header.form, payload.form, at.position, forms);
  return { entry, header: header.bytes, payload: payload.bytes };
}

/**
 * Reads an entry from its stored bytes, with its data in the newest form of its type.
 * @throws SyntaxError where they are not JSON; LedgerError store_foreign where they are of a later version than is known.
 */
export function decodeEntry(
  position: number,
  header: Uint8Array,
  payload: Uint8Array,
  forms: EventForms = eventForms,
): Recorded {
  return recordedFrom(parse<Header>(header), parse<Payload>(payload), position, forms);
}

function recordedFrom(header: Header, payload: Payload, position: number, forms: EventForms): Recorded {
  const { $causationId, $correlationId, actor, command, id, recordedAt, rev, stream, tv, type, v } = header;
  requireKnown(v);
  const { data, restates } = payload;
  return {
    id,
    stream,
    revision: rev,
    position,
    recordedAt: Date.parse(recordedAt),
    type,
    data: forms.newest(type, tv, data),
    actor,
    commandId: command,
    ...($causationId === undefined ? {} : { causationId: $causationId }),
    ...($correlationId === undefined ? {} : { correlationId: $correlationId }),
    ...(restates === undefined ? {} : { restates }),
  };
}

function requireKnown(headerVersion: number): void {
  if (headerVersion <= HEADER_VERSION) return;
  const versions = `it has headers of version ${headerVersion}, and this program knows ${HEADER_VERSION}`;
  throw new LedgerError(
    'store_foreign',
    `the ledger was written by a later version: ${versions}; install that`,
  );
}

/** Whether an entry is the first of a command that made the same request. */
export function answersRequest(payload: Uint8Array, request: string): boolean {
  const { salt, request: recorded } = parse<Payload>(payload);
  return recorded === requestHash(salt, request);
}

function parse<Form>(bytes: Uint8Array): Form {
  return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')) as Form;
}

/** What is stored of a value, and what that parses to. */
interface Written<Form> {
  readonly bytes: Buffer;
  readonly form: Form;
}

function written<Form>(value: object, bytesMax: number): Written<Form> {
  const { text, parsed } = canonicalForm(value);
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length <= bytesMax) return { bytes, form: parsed as Form };
  throw new LedgerError(
    'too_large',
    `the entry would have ${bytes.length} bytes, at most ${bytesMax} fit; shorten its texts`,
  );
}
