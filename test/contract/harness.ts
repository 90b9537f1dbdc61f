import type { EventStore } from '#event-store';

/** When all tests begin, in milliseconds since 1970 UTC. */
export const NOON = Date.UTC(2026, 0, 15, 12);

/** A clock that stands still until a test moves it. */
export interface TestClock {
  now: number;
}

/** What an adapter provides so that the contract can be held against it: one ledger, empty at first, for each test. */
export interface Harness {
  /** Opens the test's ledger for writing; called again after the store was closed, it opens the same entries. */
  readonly open: (clock: () => number) => Promise<EventStore>;
  /** Whether the adapter records several commands together or not at all; true where it is left out. */
  readonly recordsTogether?: boolean;
}

/** The store of the running test, with its clock. */
export interface Opened {
  readonly store: EventStore;
  readonly clock: TestClock;
  /** Closes the store and opens the same ledger again, as a restart of the process does. */
  readonly reopen: () => Promise<EventStore>;
}

/** Opens a ledger before each test of the running group and closes it afterwards. Answers how to ask for it. */
export function useStore(harness: Harness): () => Opened {
  let store: EventStore;
  let clock: TestClock;
  const open = async () => {
    store = await harness.open(() => clock.now);
    return store;
  };
  const reopen = async () => {
    await store.close();
    return open();
  };
  beforeEach(async () => {
    clock = { now: NOON };
    await open();
  });
  afterEach(() => store.close());
  return () => ({ store, clock, reopen });
}
