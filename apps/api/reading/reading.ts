import { INSTANT_MAX, dayOfInstant, formatDay } from '#domain';
import type { EventStore } from '#event-store';
import type { Asked, ProjectionFeed, ProjectionRunner, ProjectionStatus } from '#projections';
import type { Point } from './point';

/** How long a question waits for the read models to reach its position, in milliseconds. */
export const READ_WAIT_MS_MAX = 2_000;
/** Publication time without a condition: everything ever published is out. */
const NO_CONDITION = INSTANT_MAX - 1;
/** The last instant that RFC 3339 can tell. A date with an uncertain end may reach further. */
const ECHO_INSTANT_MAX = Date.parse('9999-12-31T23:59:59.999Z');

/** The point of a question, as resolved: what every answer echoes. */
export interface Echo {
  readonly on: string;
  /** A position, such as `@1234`. */
  readonly knownAt: string;
  /** RFC 3339 in UTC; null without a condition. */
  readonly publishedBy: string | null;
  /** How far the read models had read; never before `knownAt`. */
  readonly position: number;
  /** Whether the same question gives the same answer for ever. */
  readonly settled: boolean;
  /** Only where there are any: entries known by then that a read model leaves out, since an admin said so. */
  readonly leavesOut?: readonly LeftOut[];
}

/** An entry that no answer from a read model counts, by position. */
export interface LeftOut {
  readonly readModel: string;
  readonly entry: number;
}

/** An answer with the point at which it holds. */
export interface Answered<Answer> {
  readonly asked: Echo;
  readonly answer: Answer;
}

/** What reading needs of this process. */
export interface Sources {
  readonly store: EventStore;
  readonly feed: ProjectionFeed;
  readonly runner: ProjectionRunner;
  /** Milliseconds since 1970 UTC. */
  readonly clock: () => number;
  /** How long a question waits, in milliseconds; READ_WAIT_MS_MAX where it is left out. */
  readonly waitMsMax?: number;
}

/** Asks the read models questions at resolved points, and never before they have read what the answer needs. */
export class Reading {
  readonly #sources: Sources;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /**
   * Answers a question at the point that its query names.
   * @throws LedgerError position_beyond_head, projection_behind, and what the question throws.
   */
  async answer<Query extends Point, Answer>(
    query: Query,
    question: (asked: Asked, query: Omit<Query, keyof Point>) => Answer,
  ): Promise<Answered<Answer>> {
    const { asked, echo } = await this.at(query);
    return { asked: echo, answer: question(asked, questionOf(query)) };
  }

  /**
   * Resolves the point of a question, once, and waits for the read models to reach it.
   * @throws LedgerError position_beyond_head, projection_behind
   */
  async at({ on, knownAt, publishedBy }: Point): Promise<{ readonly asked: Asked; readonly echo: Echo }> {
    const { store, clock } = this.#sources;
    const { position, settled } = await store.resolve(knownAt ?? 'head');
    const asked: Asked = {
      on: on ?? dayOfInstant(clock()),
      knownAt: position,
      publishedBy: Math.min(publishedBy ?? NO_CONDITION, NO_CONDITION),
    };
    const echo = echoOf(asked, settled, await this.#reach(position));
    return { asked, echo: { ...echo, ...this.#leftOut(position) } };
  }

  /** How far each projection has read. */
  projections(): readonly ProjectionStatus[] {
    const { runner, store, feed } = this.#sources;
    const all = runner.status(store.head());
    const failure = feed.failure();
    if (failure === undefined) return all;
    return all.map((one) => ({ ...one, state: 'stopped' as const, failure: one.failure ?? failure }));
  }

  #leftOut(position: number): Pick<Echo, 'leavesOut'> {
    const left = this.#sources.runner.quarantined(position);
    if (left.length === 0) return {};
    return { leavesOut: left.map(({ projection: readModel, entry }) => ({ readModel, entry })) };
  }

  /** Waits for the read models that move; a question that needs one that stands still is refused by itself. */
  async #reach(position: number): Promise<number> {
    const { feed, waitMsMax = READ_WAIT_MS_MAX } = this.#sources;
    await feed.reach(position, waitMsMax);
    return feed.position();
  }
}

function echoOf({ on, knownAt, publishedBy }: Asked, settled: boolean, position: number): Echo {
  return {
    on: formatDay(on),
    knownAt: `@${knownAt}`,
    publishedBy:
      publishedBy === NO_CONDITION ? null : new Date(Math.min(publishedBy, ECHO_INSTANT_MAX)).toISOString(),
    position,
    settled,
  };
}

function questionOf<Query extends Point>(query: Query): Omit<Query, keyof Point> {
  const { on: _on, knownAt: _knownAt, publishedBy: _publishedBy, ...question } = query;
  return question;
}
