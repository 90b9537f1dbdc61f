import { LedgerError, RetractEntry } from '#domain';
import type { Appended } from '#event-store';
import { PAGE_LIMIT_MAX } from '#projections';
import type { ReadModels, RestOnIt } from '#projections';
import type { Reading } from '../reading/reading';
import type { Recorded } from './recorded';

/** What an answer tells of what rests on an entry that its command withdraws. */
export type Resting = Pick<Recorded, 'restOnIt' | 'restOnItTotal'>;

/** What came of a command; no entries where it was refused. */
export interface Decided {
  readonly change: string;
  readonly appended: Appended | undefined;
}

/** Tells what rests on an entry, for whoever withdraws it. */
export class Dependants {
  readonly #reading: Reading;
  readonly #models: ReadModels;
  readonly #head: () => number;

  /** @param head position of the ledger's newest entry. */
  constructor(reading: Reading, models: ReadModels, head: () => number) {
    this.#reading = reading;
    this.#models = models;
    this.#head = head;
  }

  /**
   * What rests on what a retraction withdraws, asked as of before it, so that a dry run, the retraction itself and its repetition
   * tell the same; nothing for any other change.
   * @param limit how many of the entries are told at most; all are counted.
   */
  async restingOn(
    change: string,
    { entries: [withdrawal] }: Appended,
    limit = PAGE_LIMIT_MAX,
  ): Promise<Resting> {
    if (change !== RetractEntry.name || withdrawal === undefined) return {};
    const { entryId } = withdrawal.data as RetractEntry;
    // Other lines of a dry run would come before this one, but are not there to be asked about.
    const resting = await this.#asOf(entryId, Math.min(withdrawal.position - 1, this.#head()));
    if (resting === undefined) return { restOnIt: null };
    return { restOnIt: resting.entries.slice(0, limit), restOnItTotal: resting.total };
  }

  /**
   * The same for each of several commands; all together tell no more entries than one command would. Others have their turn in
   * between, and where the read models cannot tell once, they are not waited for again.
   */
  async restingOnEach(decided: readonly Decided[]): Promise<readonly Resting[]> {
    const withdrawing = decided.filter(({ change }) => change === RetractEntry.name).length;
    const limit = Math.max(1, Math.floor(PAGE_LIMIT_MAX / Math.max(1, withdrawing)));
    const all: Resting[] = [];
    let canTell = true;
    for (const { change, appended } of decided) {
      if (change !== RetractEntry.name || appended === undefined) all.push({});
      else {
        const resting: Resting = canTell ? await this.restingOn(change, appended, limit) : { restOnIt: null };
        canTell = resting.restOnIt !== null;
        all.push(resting);
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    return all;
  }

  /** Undefined where the read models cannot tell, since a withdrawal that is recorded must be answered all the same. */
  async #asOf(entryId: string, position: number): Promise<RestOnIt | undefined> {
    try {
      const { asked } = await this.#reading.at({ knownAt: { position } });
      return this.#models.citations.restingOn(entryId, asked);
    } catch (error) {
      if (error instanceof LedgerError && error.code === 'projection_behind') return undefined;
      throw error;
    }
  }
}
