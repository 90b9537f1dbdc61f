import { appendingContract } from './appending.contract';
import { batchesContract } from './batches.contract';
import { followingContract } from './following.contract';
import { useStore } from './harness';
import type { Harness } from './harness';
import { knowledgeTimeContract } from './knowledge-time.contract';
import { readingContract } from './reading.contract';
import { repeatingContract } from './repeating.contract';

/** What every adapter of the event store promises. Written against the port alone. */
export function eventStoreContract(name: string, harness: Harness): void {
  describe(`${name} as an event store`, () => {
    const opened = useStore(harness);
    appendingContract(opened);
    repeatingContract(opened);
    batchesContract(opened, harness.recordsTogether ?? true);
    readingContract(opened);
    knowledgeTimeContract(opened);
    followingContract(opened);
  });
}
