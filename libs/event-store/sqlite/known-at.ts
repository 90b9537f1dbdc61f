import { LedgerError } from '#domain';
import type { ResolvedKnownAt } from '../event-store';
import type { Entries } from './entries';
import type { TipState } from './tip';

/** Positions up to the head are settled, since entries never change. @throws LedgerError position_beyond_head, invalid_parameter */
export function knownAtPosition(position: number, head: number): ResolvedKnownAt {
  if (!Number.isSafeInteger(position) || position < 0) {
    throw new LedgerError(
      'invalid_parameter',
      `${position} is no position; use a whole number from 0 to ${head}`,
    );
  }
  if (position <= head) return { position, settled: true };
  throw new LedgerError(
    'position_beyond_head',
    `position ${position} is not recorded yet; the newest entry has ${head}`,
  );
}

/**
 * The last entry recorded at or before an instant. Settled where a later one exists, or where the store has promised to
 * record nothing so early any more.
 * @throws LedgerError invalid_parameter
 */
export function knownAtInstant(instant: number, entries: Entries, tip: TipState): ResolvedKnownAt {
  if (Number.isNaN(instant))
    throw new LedgerError('invalid_parameter', 'the instant is no time; use RFC 3339');
  if (instant < tip.recordedAt) return { position: entries.lastAt(instant, tip.position), settled: true };
  return { position: tip.position, settled: instant <= tip.settledThrough };
}
