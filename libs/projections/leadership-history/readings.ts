import type { DayRange } from '#domain';
import type { TurnRow } from './claims';
import { ORDERS_MAX, ordersOf } from './orders';

/** Entries that say the same: a start, or an end, on the same days. */
interface Said<Row> extends DayRange {
  readonly claims: readonly Row[];
}

/** A start, and how many ends came before it. */
interface Placed<Row> {
  readonly start: Said<Row>;
  readonly after: number;
}

/**
 * Every order in which the starts and ends of one person in one post may have come, as far as it matters: which starts lie
 * between which ends. Starts with no end between them say the same tenure, whatever their order. Undefined where there are more
 * orders than we follow.
 */
export function sequencesOf<Row extends TurnRow>(
  claims: readonly Row[],
): readonly (readonly Row[])[] | undefined {
  const starts = said(claims.filter(({ side }) => side === 'start'));
  const ends = said(claims.filter(({ side }) => side === 'end'));
  const sequences: (readonly Row[])[] = [];
  for (const order of ordersOf(ends, (end) => end) ?? [undefined]) {
    const placings = order === undefined ? undefined : placingsOf(starts, order);
    if (order === undefined || placings === undefined) return undefined;
    sequences.push(...placings.map((placed) => inSequence(placed, order)));
    if (sequences.length > ORDERS_MAX) return undefined;
  }
  return sequences;
}

function said<Row extends TurnRow>(claims: readonly Row[]): readonly Said<Row>[] {
  const same = new Map<string, Said<Row>>();
  for (const claim of claims.toSorted((a, b) => a.entry - b.entry)) {
    const key = `${claim.earliest} ${claim.latest} ${claim.attests}`;
    const { earliest, latest } = claim;
    same.set(key, { earliest, latest, claims: [...(same.get(key)?.claims ?? []), claim] });
  }
  return [...same.values()];
}

/** Every way to place the starts between ends of a given order, so that no day is before one that must precede it. */
function placingsOf<Row>(
  starts: readonly Said<Row>[],
  ends: readonly Said<Row>[],
): readonly (readonly Placed<Row>[])[] | undefined {
  const gaps = Array.from({ length: ends.length + 1 }, (_gap, after) => after);
  let placings: readonly (readonly Placed<Row>[])[] = [[]];
  for (const start of starts) {
    const fits = gaps.filter((after) => ends.every((end, number) => mayPrecede(start, end, number >= after)));
    placings = placings.flatMap((placed) =>
      fits
        .filter((after) =>
          placed.every(
            (other) => after === other.after || mayPrecede(start, other.start, after < other.after),
          ),
        )
        .map((after) => [...placed, { start, after }]),
    );
    if (placings.length > ORDERS_MAX) return undefined;
  }
  return placings;
}

/** Whether one thing may come before another, or after it where that is asked. */
function mayPrecede(one: DayRange, other: DayRange, before: boolean): boolean {
  return before ? one.earliest <= other.latest : one.latest >= other.earliest;
}

function inSequence<Row>(placed: readonly Placed<Row>[], ends: readonly Said<Row>[]): readonly Row[] {
  const between = (gap: number): readonly Row[] =>
    placed.filter(({ after }) => after === gap).flatMap(({ start }) => start.claims);
  return [...ends.flatMap((end, number) => [...between(number), ...end.claims]), ...between(ends.length)];
}
