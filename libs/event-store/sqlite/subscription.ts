import { Observable } from 'rxjs';
import type { StoredEntry } from '../event-store';

/**
 * Entries after a position, for ever. It pulls batch after batch by position, so it can neither miss nor repeat an entry
 * and keeps no queue; a wake-up only says that there may be more. Between batches other work gets its turn.
 * @param read the next entries after a position; none at the end.
 * @param wakeUps completes when the store closes, and with it the subscription: resume later from the last position seen.
 */
export function entriesAfter(
  position: number,
  read: (position: number) => readonly StoredEntry[],
  wakeUps: Observable<unknown>,
): Observable<StoredEntry> {
  return new Observable((subscriber) => {
    let seen = position;
    let turn: NodeJS.Immediate | undefined;
    const schedule = () => (turn ??= setImmediate(pull));
    const pull = () => {
      turn = undefined;
      const batch = tryRead(seen);
      for (const stored of batch) {
        seen = stored.entry.position;
        subscriber.next(stored);
      }
      if (batch.length > 0 && !subscriber.closed) schedule();
    };
    const tryRead = (after: number): readonly StoredEntry[] => {
      try {
        return read(after);
      } catch (error) {
        subscriber.error(error);
        return [];
      }
    };
    subscriber.add(wakeUps.subscribe({ next: schedule, complete: () => subscriber.complete() }));
    subscriber.add(() => clearImmediate(turn));
    schedule();
  });
}
