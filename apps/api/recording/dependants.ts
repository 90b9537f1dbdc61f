import { LedgerError } from '#domain';
import type { ReadModels, RestOnIt } from '#projections';
import type { Reading } from '../reading/reading';

/** Tells what rests on an entry, for whoever is about to withdraw it. */
export class Dependants {
  readonly #reading: Reading;
  readonly #models: ReadModels;

  constructor(reading: Reading, models: ReadModels) {
    this.#reading = reading;
    this.#models = models;
  }

  /**
   * What rests on an entry as of a position; undefined where the read models cannot tell, since a withdrawal that is recorded must
   * be answered all the same.
   */
  async of(entryId: string, position: number): Promise<RestOnIt | undefined> {
    try {
      const { asked } = await this.#reading.at({ knownAt: { position } });
      return this.#models.citations.restingOn(entryId, asked);
    } catch (error) {
      if (error instanceof LedgerError && error.code === 'projection_behind') return undefined;
      throw error;
    }
  }
}
