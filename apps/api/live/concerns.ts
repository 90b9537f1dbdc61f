import { referencesOf } from '#domain';
import type { Recorded } from '#domain';
import type { EventStore } from '#event-store';

/** How many entries are followed back, each answering the next: as many as withdrawals may withdraw each other. */
const ANSWERS_FOLLOWED_MAX = 8;
/** What is a unit's by its first entry: later ones name the layoff, deal or investment alone. */
const OF_UNITS = /^(?:layoff|deal|investment)-/;

/**
 * The units and persons that an entry concerns, as `unit amazon`: those that it names, those that the beginning of its layoff,
 * deal or investment names, and those of an entry that it withdraws, confirms or disputes.
 */
export function concernsOf(entry: Recorded, store: EventStore): ReadonlySet<string> {
  const concerned = new Set<string>();
  let next: Recorded | undefined = entry;
  for (let followed = 0; next !== undefined && followed <= ANSWERS_FOLLOWED_MAX; followed++) {
    for (const one of [next, firstOf(next, store)]) {
      for (const { kind, id } of one === undefined ? [] : referencesOf(one)) concerned.add(`${kind} ${id}`);
    }
    next = answeredBy(next, store);
  }
  return concerned;
}

function firstOf({ stream, revision }: Recorded, store: EventStore): Recorded | undefined {
  if (revision === 0 || !OF_UNITS.test(stream)) return undefined;
  const [first] = store.readStream(stream);
  return first?.entry;
}

function answeredBy({ data }: Recorded, store: EventStore): Recorded | undefined {
  const { entryId } = data as { readonly entryId?: unknown };
  return typeof entryId === 'string' ? store.entry(entryId)?.entry : undefined;
}
