import { setTimeout as wait } from 'node:timers/promises';
import { entryId } from '../entry-id';
import type { Appended, StoredEntry, Submission } from '../event-store';
import { answerAgain } from '../turn';
import type { Connection } from './connection';
import { RETRY_MS_MIN, away, faultOf, refused } from './faults';
import type { Integrator } from './integrator';
import type { Replica } from './replica';

/** What tells whether all entries of a command are there. */
export interface Reading {
  readonly connection: Connection;
  readonly integrator: Integrator;
  readonly replica: Replica;
}

/**
 * The first answer to a command again, once all its entries are in the replica: they come in batches, so that the first of them may be
 * there before the others.
 * @param first the entry that the command id recorded first.
 * @param until how long to wait for the others, by `performance.now()`.
 * @throws LedgerError command_id_reused where that was for another request, and store_away where the others do not come in time.
 */
export async function firstAnswer(
  first: StoredEntry,
  submission: Submission,
  reading: Reading,
  until: number,
): Promise<Appended> {
  for (;;) {
    const { tables } = reading.replica;
    const appended = answerAgain(first, submission, (id) => tables.entries.byId(id));
    const { stream, revision } = appended.entries.at(-1) ?? first.entry;
    const isNextRead = (): boolean => tables.lookups.stream(stream).revision > revision;
    if (isNextRead()) return appended;
    const nextId = entryId(submission.commandId, appended.entries.length);
    if ((await idAt(reading.connection, { stream, revision: revision + 1 }, until)) !== nextId)
      return appended;
    if (!(await reading.integrator.until(isNextRead, until - performance.now())))
      throw away('the command is recorded, but not all of its entries have come to this process yet');
  }
}

/**
 * The id at a revision. Asked of the leader: another node may not have all of the command yet, though this process has read its
 * beginning. Asked again until there is an answer, since the one who is asked may have to be found first.
 */
async function idAt(
  connection: Connection,
  place: { readonly stream: string; readonly revision: number },
  until: number,
): Promise<string | undefined> {
  for (let retryMs = RETRY_MS_MIN; ; retryMs *= 2) {
    try {
      const ms = until - performance.now();
      return (await connection.eventAt(place.stream, place.revision, { ms, requiresLeader: true }))?.id;
    } catch (error) {
      const fault = faultOf(error);
      if (fault.kind !== 'away') throw refused(fault);
      if (performance.now() + retryMs > until)
        throw away(
          `the event store did not answer (${fault.message}), and whether all entries of the command have come is unknown`,
        );
    }
    await wait(retryMs);
  }
}
