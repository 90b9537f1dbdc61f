import type { EventStore, StoredEntry } from '#event-store';

/** Entries with which bare loops are measured: enough for a steady speed. */
const ENTRIES_MAX = 50_000;

/** The newest entries of a ledger. */
export function someEntries(store: EventStore, most = ENTRIES_MAX): readonly StoredEntry[] {
  return [...store.readAll(Math.max(0, store.head() - most))];
}
