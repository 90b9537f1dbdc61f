import type { Citation, Recorded } from '#domain';
import type { EventStore } from '#event-store';
import { concernsOf } from './concerns';
import type { LiveQuery } from './live-query';
import { entryMessage } from './messages';

/** Which entries a reader wants. */
export type Wanted = Omit<LiveQuery, 'after'>;

/** An entry on its way to many readers: what they ask of it is worked out once, and only if one of them asks. */
export class Passing {
  readonly entry: Recorded;
  readonly #store: EventStore;
  #message: string | undefined;
  #concerns: ReadonlySet<string> | undefined;

  constructor(entry: Recorded, store: EventStore) {
    this.entry = entry;
    this.#store = store;
  }

  get message(): string {
    this.#message ??= entryMessage(this.entry);
    return this.#message;
  }

  isWantedBy({ unit, person, source, correlation, ...same }: Wanted): boolean {
    const { entry } = this;
    const plain = [
      [same.type, entry.type],
      [same.stream, entry.stream],
      [same.actor, entry.actor],
      [correlation, entry.correlationId],
      [source, sourceIn(entry)],
    ];
    return (
      plain.every(([wanted, found]) => wanted === undefined || wanted === found) &&
      this.#concernsAny('unit', unit) &&
      this.#concernsAny('person', person)
    );
  }

  #concernsAny(kind: string, id: string | undefined): boolean {
    if (id === undefined) return true;
    this.#concerns ??= concernsOf(this.entry, this.#store);
    return this.#concerns.has(`${kind} ${id}`);
  }
}

function sourceIn({ data }: Recorded): string | undefined {
  return (data as { readonly citation?: Citation }).citation?.sourceId;
}
