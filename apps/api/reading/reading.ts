import { dayOfInstant } from '#domain';
import type { EventStore, StoreStatus } from '#event-store';
import type { Asked, ProjectionFeed, ProjectionRunner, ProjectionStatus } from '#projections';
import { NO_CONDITION, answered, echoOf } from './answered';
import type { Answered, Echo } from './answered';
import type { Cursors } from './cursors';
import type { Paged, Paging, Told } from './paging';
import { givenTo } from './parameter';
import type { Point } from './point';

/** How long a question waits for the read models to reach its position, in milliseconds. */
export const READ_WAIT_MS_MAX = 2_000;

/** What reading needs of this process. */
export interface Sources {
  readonly store: EventStore;
  readonly feed: ProjectionFeed;
  readonly runner: ProjectionRunner;
  /** Milliseconds since 1970 UTC. */
  readonly clock: () => number;
  readonly cursors: Cursors;
  /** How long a question waits, in milliseconds; READ_WAIT_MS_MAX where it is left out. */
  readonly waitMsMax?: number;
}

/** What a question asks beside its point. */
type Rest<Query> = Omit<Query, keyof Point>;

/** Asks the read models questions at resolved points, and never before they have read what the answer needs. */
export class Reading {
  readonly #sources: Sources;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /**
   * Answers a question at the point that its query names.
   * @throws LedgerError position_beyond_head, projection_behind, and, once it is looked at, what the question throws.
   */
  async answer<Query extends Point, Answer>(
    query: Query,
    question: (asked: Asked, query: Rest<Query>) => Answer,
  ): Promise<Answered<Answer>> {
    const { asked, echo } = await this.at(query);
    return answered(echo, () => question(asked, restOf(query)));
  }

  /**
   * Answers one page of a list, at the point at which the walk through it began.
   * @param list names the list, its path parameters included; the query's conditions are added.
   * @param question `after` is where the page begins, as `next` of the page before told it; undefined on the first page.
   * @throws LedgerError as `answer`, and invalid_parameter for a cursor of another list; ApiError cursor_outdated
   */
  async page<Query extends Paged, Answer extends Told>(
    list: string,
    query: Query,
    question: (asked: Asked, query: Omit<Rest<Query>, 'cursor'>, after: never) => Answer,
  ): Promise<Answered<Paging<Answer>>> {
    const { cursors } = this.#sources;
    const { cursor, ...rest } = restOf(query) as Rest<Query> & Pick<Paged, 'cursor'>;
    const named = `${list}?${givenTo(query, ['cursor', 'limit'])}`;
    const place = cursor === undefined ? undefined : cursors.read(named, cursor);
    const { asked, echo } = await (place === undefined ? this.at(query) : this.#again(place.point));
    return answered(echo, () => {
      const page = question(asked, rest, place?.after as never);
      const next = page.next === null ? null : cursors.issue(named, { point: asked, after: page.next });
      return { ...page, next } as unknown as Paging<Answer>;
    });
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
    await this.reach(position);
    return { asked, echo: { ...echoOf(asked, settled), ...this.#leftOut(position) } };
  }

  /** How far each projection has read. */
  projections(): readonly ProjectionStatus[] {
    const { runner, store, feed } = this.#sources;
    const all = runner.status(store.head());
    const failure = feed.failure();
    if (failure === undefined) return all;
    return all.map((one) => ({ ...one, state: 'stopped' as const, failure: one.failure ?? failure }));
  }

  /** How this process stands to what keeps the ledger. */
  store(): StoreStatus {
    return this.#sources.store.status();
  }

  #leftOut(position: number): Pick<Echo, 'leavesOut'> {
    const left = this.#sources.runner.quarantined(position);
    if (left.length === 0) return {};
    return { leavesOut: left.map(({ projection: readModel, entry }) => ({ readModel, entry })) };
  }

  /** How far the read models have read. */
  position(): number {
    return this.#sources.feed.position();
  }

  /**
   * Waits for the read models that move; a question that needs one that stands still is refused by itself.
   * @throws LedgerError projection_behind
   */
  async reach(position: number, waitMsMax = this.#sources.waitMsMax ?? READ_WAIT_MS_MAX): Promise<void> {
    await this.#sources.feed.reach(position, waitMsMax);
  }

  /** A point that was resolved before. */
  #again(point: Asked): Promise<{ readonly asked: Asked; readonly echo: Echo }> {
    const { on, knownAt: position, publishedBy } = point;
    return this.at({ on, knownAt: { position }, publishedBy });
  }
}

function restOf<Query extends Point>(query: Query): Rest<Query> {
  const { on: _on, knownAt: _knownAt, publishedBy: _publishedBy, ...rest } = query;
  return rest;
}
