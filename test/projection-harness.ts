/**
 * Read models over an in-memory database, for tests that give the entries themselves: `readModels().after(company('amazon'), …)`.
 * Entries get their positions in the order in which they are told.
 */
import { INSTANT_MAX, parseDay } from '#domain';
import type { Recorded } from '#domain';
import { openDatabase } from '#event-store';
import { ProjectionRunner, ReadModels, projections } from '#projections';
import type { Asked, Projection, ReadModelDatabase } from '#projections';
import { recordedInOrder } from './given';
import type { Past } from './given';

/** A point on the three axes in words; now, everything and whenever published where something is left out. */
export interface Point {
  readonly on?: string;
  readonly knownAt?: number;
  /** RFC 3339. */
  readonly publishedBy?: string;
}

const LAST_DAY = '9999-12-31';

/** A day that is known to be one. */
export function day(text: string): number {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new RangeError(`${text} is not a day`);
  return parsed;
}

/** A period of days: the first inclusive, the last exclusive. */
export const period = (from: string, to: string) => ({ from: day(from), to: day(to) });

/** A database of its own that lives as long as the test. */
export function inMemoryDatabase(): ReadModelDatabase {
  return openDatabase(':memory:');
}

/** Read models in memory that have read these entries. */
export function told(entries: readonly Recorded[]): ReadModels {
  const database = inMemoryDatabase();
  new ProjectionRunner(database, projections).apply(entries);
  return new ReadModels(database);
}

/** Read models that have read nothing yet. */
export function readModels(): ToldReadModels {
  return new ToldReadModels();
}

/** Read models with all that a test has told them so far. */
export class ToldReadModels {
  readonly models: ReadModels;
  readonly runner: ProjectionRunner;
  #told: readonly Past[] = [];

  constructor(database: ReadModelDatabase = inMemoryDatabase(), all: readonly Projection[] = projections) {
    this.runner = new ProjectionRunner(database, all);
    this.models = new ReadModels(database);
  }

  /** Tells what was recorded next. */
  after(...more: readonly Past[]): this {
    const before = this.#told.length;
    this.#told = [...this.#told, ...more];
    this.runner.apply(recordedInOrder(this.#told).slice(before));
    return this;
  }

  /** Position of the newest entry. */
  get head(): number {
    return this.#told.length;
  }

  get entries(): readonly Recorded[] {
    return recordedInOrder(this.#told);
  }

  at({ on = LAST_DAY, knownAt = this.head, publishedBy }: Point = {}): Asked {
    const instant = publishedBy === undefined ? INSTANT_MAX - 1 : Date.parse(publishedBy);
    return { on: day(on), knownAt, publishedBy: instant };
  }
}
