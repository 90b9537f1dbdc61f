import type { Recorded } from '#domain';

/** How long a browser waits before it connects again, in milliseconds. */
const RETRY_MS = 2_000;

/** An entry as the live feed tells it. */
export interface LiveEntry {
  readonly position: number;
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  /** RFC 3339, UTC, milliseconds. */
  readonly recordedAt: string;
  readonly type: string;
  readonly actor: string;
  readonly commandId: string;
  readonly correlationId: string | null;
  readonly causationId: string | null;
  readonly restates: string | null;
  /** What it says, in the newest form of its type. */
  readonly data: object;
}

/** The parts of an event stream (https://html.spec.whatwg.org/multipage/server-sent-events.html), each with the empty line that ends it. */
export const HEARTBEAT = ': still here\n\n';
export const FAREWELL = ': the service lets go; connect again\n\n';

/** What a reader hears first: from which position on it is told. */
export function greeting(position: number): string {
  return `retry: ${RETRY_MS}\n${positionMessage(position)}`;
}

/** An id without data: the reader remembers it, and no event is seen. */
export function positionMessage(position: number): string {
  return `id: ${position}\n\n`;
}

/** JSON has no line breaks of its own, so that it is one line. */
export function entryMessage(entry: Recorded): string {
  return `id: ${entry.position}\ndata: ${JSON.stringify(liveEntryOf(entry))}\n\n`;
}

function liveEntryOf(entry: Recorded): LiveEntry {
  const { position, id, stream, revision, recordedAt, type, actor, commandId, data } = entry;
  const { correlationId = null, causationId = null, restates = null } = entry;
  return {
    position,
    id,
    stream,
    revision,
    recordedAt: new Date(recordedAt).toISOString(),
    type,
    actor,
    commandId,
    correlationId,
    causationId,
    restates,
    data,
  };
}
