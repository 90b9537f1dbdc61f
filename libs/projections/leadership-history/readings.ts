import type { DayRange } from '#domain';
import type { ClaimRow } from './leadership-history';
import { ORDERS_MAX, ordersOf } from './orders';

/** Entries that say the same: a start, or an end, on the same days. */
interface Said extends DayRange {
  readonly claims: readonly ClaimRow[];
}

/** A start, and how many ends came before it. */
interface Placed {
  readonly start: Said;
  readonly after: number;
}

/**
 * Every order in which the starts and ends of one person in one post may have come, as far as it matters: which starts lie
 * between which ends. Starts with no end between them say the same tenure, whatever their order. Undefined where there are more
 * orders than we follow.
 */
export function sequencesOf(claims: readonly ClaimRow[]): readonly (readonly ClaimRow[])[] | undefined {
  const starts = said(claims.filter(({ side }) => side === 'start'));
  const ends = said(claims.filter(({ side }) => side === 'end'));
  const sequences: (readonly ClaimRow[])[] = [];
  for (const order of ordersOf(ends, (end) => end) ?? [undefined]) {
    const placings = order === undefined ? undefined : placingsOf(starts, order);
    if (order === undefined || placings === undefined) return undefined;
    sequences.push(...placings.map((placed) => inSequence(placed, order)));
    if (sequences.length > ORDERS_MAX) return undefined;
  }
  return sequences;
}

function said(claims: readonly ClaimRow[]): readonly Said[] {
  const same = new Map<string, Said>();
  for (const claim of claims.toSorted((a, b) => a.entry - b.entry)) {
    const key = `${claim.earliest} ${claim.latest} ${claim.attests}`;
    const { earliest, latest } = claim;
    same.set(key, { earliest, latest, claims: [...(same.get(key)?.claims ?? []), claim] });
  }
  return [...same.values()];
}

/** Every way to place the starts between ends of a given order, so that no day is before one that must precede it. */
function placingsOf(
  starts: readonly Said[],
  ends: readonly Said[],
): readonly (readonly Placed[])[] | undefined {
  const gaps = Array.from({ length: ends.length + 1 }, (_gap, after) => after);
  let placings: readonly (readonly Placed[])[] = [[]];
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

function inSequence(placed: readonly Placed[], ends: readonly Said[]): readonly ClaimRow[] {
  const between = (gap: number): readonly ClaimRow[] =>
    placed.filter(({ after }) => after === gap).flatMap(({ start }) => start.claims);
  return [...ends.flatMap((end, number) => [...between(number), ...end.claims]), ...between(ends.length)];
}
