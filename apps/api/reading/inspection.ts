import { createHash } from 'node:crypto';
import type { EventStore, StoredEntry } from '#event-store';
import { leafHash } from '#log';
import type { EntriesQuestion, EntryItem, ReadModels, StreamItem } from '#projections';
import { found } from './found';
import type { Point } from './point';
import type { EntriesQuery, PageQuery, StreamsQuery } from './queries';
import type { Answered, Reading } from './reading';

/** A page of a longer list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** What to ask next as `after`, at the `knownAt` that the answer echoes; null at the end. */
  readonly next: number | string | null;
}

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
    return this.#reading.answer(query, (asked, page) => this.#models.streams(page, asked));
  }

  entries(query: EntriesQuery): Promise<Answered<Page<EntryItem>>> {
    return this.#reading.answer(query, (asked, { source, ...rest }) =>
      this.#models.entries({ ...rest, ...(source === undefined ? {} : { sourceId: source }) }, asked),
    );
  }

  /** @throws LedgerError not_found where nothing was recorded in the stream by the asked position. */
  entriesOfStream(stream: string, query: PageQuery): Promise<Answered<Page<EntryItem>>> {
    return this.#pageOf({ stream }, query, ['stream', stream]);
  }

  /** @throws LedgerError not_found where nothing was recorded under the id by the asked position. */
  correlated(correlationId: string, query: PageQuery): Promise<Answered<Page<EntryItem>>> {
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
    query: PageQuery,
    [kind, id]: readonly [kind: string, id: string],
  ): Promise<Answered<Page<EntryItem>>> {
    return this.#reading.answer(query, (asked, page) => {
      const [first] = this.#models.entries({ ...one, limit: 1 }, asked).items;
      found(first, kind, id);
      return this.#models.entries({ ...one, ...page }, asked);
    });
  }

  #stored(reference: string): StoredEntry | undefined {
    const [, position] = POSITION.exec(reference) ?? [];
    if (position === undefined) return this.#store.entry(reference);
    const [entry] = this.#store.readAll(Number(position) - 1);
    return entry;
  }
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
