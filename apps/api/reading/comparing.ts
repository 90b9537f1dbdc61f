import { LedgerError } from '#domain';
import type { Day } from '#domain';
import type { KnownAt } from '#event-store';
import type { Asked, Comparison, ReadModels } from '#projections';
import { Asks } from './parameter';
import { DAY, KNOWN_AT, PUBLISHED_BY, TEXT } from './parameter-kinds';
import { requireOrder, yearOf } from './period';
import type { Point } from './point';
import { answered } from './answered';
import type { Answered, Echo } from './answered';
import type { Reading } from './reading';

/** Two points on the three axes of time, the earlier and the later. */
export class CompareQuery {
  @Asks(TEXT, { description: 'The unit; those below it are compared with it.', required: true })
  readonly unit!: string;

  @Asks(DAY, { description: 'Valid time, earlier: the end of this day; as `to` where it is left out.' })
  readonly from?: Day;

  @Asks(DAY, { description: 'Valid time, later: the end of this day; today (UTC) where it is left out.' })
  readonly to?: Day;

  @Asks(KNOWN_AT, {
    description: 'Knowledge time, earlier; entries after it count as new. As `knownTo` where it is left out.',
  })
  readonly knownFrom?: KnownAt;

  @Asks(KNOWN_AT, { description: 'Knowledge time, later, inclusive; all where it is left out.' })
  readonly knownTo?: KnownAt;

  @Asks(PUBLISHED_BY, {
    description: 'Publication time, earlier; as `publishedTo` where it is left out.',
  })
  readonly publishedFrom?: number;

  @Asks(PUBLISHED_BY, {
    description: 'Publication time, later, inclusive; no condition where it is left out.',
  })
  readonly publishedTo?: number;
}

/** A comparison with its earlier point; the later one is what was asked. */
export interface Compared extends Comparison {
  readonly from: Echo;
}

/**
 * Compares a unit at two points.
 * @throws LedgerError invalid_parameter where the points are the same, or the earlier one comes after the later on some axis.
 */
export async function compared(
  query: CompareQuery,
  reading: Reading,
  models: ReadModels,
): Promise<Answered<Compared>> {
  const to = await reading.at(laterPoint(query));
  const from = await reading.at(earlierPoint(query, to.asked));
  requireEarlier(from.asked, to.asked);
  const question = { unitId: query.unit, from: from.asked, year: yearOf(to.asked.on) };
  const asked = { ...to.echo, settled: to.echo.settled && from.echo.settled };
  return answered(asked, () => ({ from: from.echo, ...models.compare(question, to.asked) }), [from.echo]);
}

function laterPoint({ to, knownTo, publishedTo }: CompareQuery): Point {
  return {
    ...(to !== undefined && { on: to }),
    ...(knownTo !== undefined && { knownAt: knownTo }),
    ...(publishedTo !== undefined && { publishedBy: publishedTo }),
  };
}

function earlierPoint({ from, knownFrom, publishedFrom }: CompareQuery, to: Asked): Point {
  return {
    on: from ?? to.on,
    knownAt: knownFrom ?? { position: to.knownAt },
    publishedBy: publishedFrom ?? to.publishedBy,
  };
}

function requireEarlier(from: Asked, to: Asked): void {
  const axes = [
    ['from', 'to', from.on, to.on],
    ['knownFrom', 'knownTo', from.knownAt, to.knownAt],
    ['publishedFrom', 'publishedTo', from.publishedBy, to.publishedBy],
  ] as const;
  for (const [earlierName, laterName, earlier, later] of axes)
    requireOrder(earlierName, earlier, laterName, later);
  if (axes.some(([, , earlier, later]) => earlier !== later)) return;
  refuse('from', 'both points are the same; give from, knownFrom or publishedFrom an earlier time');
}

function refuse(name: string, why: string): never {
  throw new LedgerError('invalid_parameter', why, `/${name}`);
}
