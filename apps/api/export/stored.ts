import { storedForm } from '#event-store';
import type { EventStore, StoredEntry } from '#event-store';

/** Lines that are written together. */
const LINES_AT_A_STRETCH = 256;

/** How entries themselves are written, one a line. */
export const ENTRY_FORMS = ['rows', 'cloudevents', 'stored'] as const;

export type EntryForm = (typeof ENTRY_FORMS)[number];

function storedBytes({ entry, header, payload }: StoredEntry): object {
  return storedForm({ position: entry.position, header, payload });
}

/** An entry as a CloudEvent (https://cloudevents.io, version 1.0, JSON format). */
function cloudEvent({ entry }: StoredEntry): object {
  const { correlationId, causationId, restates } = entry;
  return {
    specversion: '1.0',
    id: entry.id,
    source: `/api/v1/streams/${entry.stream}`,
    type: entry.type,
    time: new Date(entry.recordedAt).toISOString(),
    datacontenttype: 'application/json',
    sequence: String(entry.position).padStart(16, '0'),
    revision: entry.revision,
    actor: entry.actor,
    commandid: entry.commandId,
    ...(correlationId === undefined ? {} : { correlationid: correlationId }),
    ...(causationId === undefined ? {} : { causationid: causationId }),
    ...(restates === undefined ? {} : { restates }),
    data: entry.data,
  };
}

/** The entries up to a position, one a line, some lines at a time; counts them. */
export function* entryLines(
  store: EventStore,
  form: Exclude<EntryForm, 'rows'>,
  upTo: number,
): Generator<readonly object[]> {
  const lineOf = form === 'stored' ? storedBytes : cloudEvent;
  let lines: object[] = [];
  for (const stored of upTo === 0 ? [] : store.readAll(0)) {
    lines.push(lineOf(stored));
    const isLast = stored.entry.position === upTo;
    if (!isLast && lines.length < LINES_AT_A_STRETCH) continue;
    yield lines;
    lines = [];
    if (isLast) return;
  }
}
