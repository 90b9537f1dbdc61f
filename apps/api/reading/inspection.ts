import { createHash } from 'node:crypto';
import type { EventStore, StoredEntry } from '#event-store';
import { leafHash } from '#log';
import type { EntriesPage, EntriesQuestion, EntryItem, ReadModels, StreamItem } from '#projections';
import { found } from './found';
import { requireOrder } from './period';
import type { Point } from './point';
import type { Answered } from './answered';
import type { EntriesOfOneQuery, EntriesQuery, StreamsQuery } from './entry-queries';
import type { Page, Paging } from './paging';
import type { Reading } from './reading';

/** An entry with all that is kept of it. */
export interface InspectedEntry extends EntryItem {
  readonly data: object;
  /** What is hashed into the log. */
  readonly header: { readonly text: string; readonly leafHash: string };
  /** What the header commits to by its hash. */
  readonly payload: { readonly text: string; readonly bytes: number; readonly sha256: string };
}

const POSITION = /^@([1-9]\d{0,14})$/;

/** Shows what the ledger holds as it is stored, for those who check it. */
export class Inspection {
  readonly #reading: Reading;
  readonly #models: ReadModels;
  readonly #store: EventStore;

  constructor(reading: Reading, models: ReadModels, store: EventStore) {
    this.#reading = reading;
    this.#models = models;
    this.#store = store;
  }

  streams(query: StreamsQuery): Promise<Answered<Page<StreamItem>>> {
    return this.#reading.page('streams', query, (asked, question, after?: string) =>
      this.#models.streams({ ...question, ...(after !== undefined && { after }) }, asked),
    );
  }

  entries(query: EntriesQuery): Promise<Answered<Paging<EntriesPage>>> {
    return this.#pageOf({}, query);
  }

  /** @throws LedgerError not_found where nothing was recorded in the stream by the asked position. */
  entriesOfStream(stream: string, query: EntriesOfOneQuery): Promise<Answered<Paging<EntriesPage>>> {
    return this.#pageOf({ stream }, query, ['stream', stream]);
  }

  /** @throws LedgerError not_found where nothing was recorded under the id by the asked position. */
  correlated(correlationId: string, query: EntriesOfOneQuery): Promise<Answered<Paging<EntriesPage>>> {
    return this.#pageOf({ correlationId }, query, ['correlation', correlationId]);
  }

  /** @param reference an entry's id, or `@` and its position. @throws LedgerError not_found */
  entry(reference: string, query: Point): Promise<Answered<InspectedEntry>> {
    return this.#reading.answer(query, (asked) => {
      const stored = found(this.#stored(reference), 'entry', reference);
      return inspected(found(this.#models.entry(stored.entry.id, asked), 'entry', reference), stored);
    });
  }

  #pageOf(
    one: EntriesQuestion,
    query: EntriesQuery,
    [kind, id]: readonly [kind: string, id: string] = ['entries', ''],
  ): Promise<Answered<Paging<EntriesPage>>> {
    return this.#reading.page(`${kind}/${id}`, query, (asked, filters, after?: number) => {
      if (id !== '') found(this.#models.entries({ ...one, limit: 1 }, asked).items[0], kind, id);
      const { recordedFrom = 0, recordedTo = Infinity } = filters;
      requireOrder('recordedFrom', recordedFrom, 'recordedTo', recordedTo);
      const question = questionOf(filters);
      return this.#models.entries({ ...one, ...question, ...(after !== undefined && { after }) }, asked);
    });
  }

  #stored(reference: string): StoredEntry | undefined {
    const [, position] = POSITION.exec(reference) ?? [];
    if (position === undefined) return this.#store.entry(reference);
    const [entry] = this.#store.readAll(Number(position) - 1);
    return entry;
  }
}

/** The filters of a request under the names of the read model. */
function questionOf({
  source,
  recordedTo,
  retracted,
  ...rest
}: Omit<EntriesQuery, keyof Point | 'cursor'>): EntriesQuestion {
  return {
    ...rest,
    ...(source !== undefined && { sourceId: source }),
    ...(recordedTo !== undefined && { recordedBefore: recordedTo }),
    ...(retracted !== undefined && { withdrawn: retracted }),
  };
}

function inspected(item: EntryItem, { entry, header, payload }: StoredEntry): InspectedEntry {
  return {
    ...item,
    data: entry.data,
    header: { text: textOf(header), leafHash: leafHash(header).toString('hex') },
    payload: {
      text: textOf(payload),
      bytes: payload.length,
      sha256: createHash('sha256').update(payload).digest('hex'),
    },
  };
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}
