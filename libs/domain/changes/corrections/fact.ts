import type { Recorded } from '../../decider';
import { LedgerError } from '../../errors';
import type { Known } from '../../known';

/** What the ledger records of sources and of its own entries, which is no fact of the world that sources agree or disagree on. */
export const NO_FACTS: ReadonlySet<string> = new Set([
  'SourceArchived',
  'SourceWithdrawn',
  'EntryRetracted',
  'EntryCorroborated',
  'EntryDisputed',
  'SamenessDeclared',
]);

/**
 * The entry of a fact, on which sources may agree or disagree.
 * @param done what was to be done to it, such as `disputed`.
 * @throws LedgerError unknown_entry; invalid_fields where the entry is no fact of the world.
 */
export function requireFact(entryId: string, known: Known, done: string): Recorded {
  const entry = known.requireEntry(entryId);
  if (!NO_FACTS.has(entry.type)) return entry;
  throw new LedgerError(
    'invalid_fields',
    `entry ${entryId} is ${entry.type}, which cannot be ${done}; name the fact instead, or retract the entry`,
    '/entryId',
  );
}
