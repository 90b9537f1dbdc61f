import type { Recorded } from './decider';
import { INSTANT_MAX, INSTANT_MIN, publicationOf } from './values/publication';

/** Publication instants from `from`, inclusive, to `to`, exclusive, in milliseconds since 1970 UTC. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** Withdrawals of withdrawals go this deep at most. */
export const WITHDRAWAL_DEPTH_MAX = 8;

interface Published {
  readonly citation?: { readonly publishedOn: string };
  readonly publishedOn?: string;
}

/** The publication that an entry cites, or, of an archived source, is; undefined for a withdrawal that cites nothing. */
export function publishedOnOf({ data }: Pick<Recorded, 'data'>): string | undefined {
  const { citation, publishedOn = citation?.publishedOn } = data as Published;
  return publishedOn;
}

/**
 * The instant at which the public could know what an entry says: the latest instant of its publication, never later than
 * its recording, since what was read was out. A withdrawal that cites nothing corrects a recording error and holds at any.
 */
export function publicationInstant(entry: Pick<Recorded, 'data' | 'recordedAt'>): number {
  const publishedOn = publishedOnOf(entry);
  return publishedOn === undefined
    ? INSTANT_MIN
    : Math.min(publicationOf(publishedOn).latest, entry.recordedAt);
}

/**
 * The publication instants at which an entry is visible: from its own publication on, save those at which a withdrawal of
 * it is visible, by the same rule.
 * @param withdrawalsOf the withdrawals of an entry that count, that is, those recorded up to the asked position.
 */
export function visibleAt<Entry>(
  entry: Entry,
  publishedAt: (entry: Entry) => number,
  withdrawalsOf: (entry: Entry) => readonly Entry[],
): readonly Period[] {
  const published: readonly Period[] = [{ from: publishedAt(entry), to: INSTANT_MAX }];
  return withdrawalsOf(entry)
    .flatMap((withdrawal) => visibleAt(withdrawal, publishedAt, withdrawalsOf))
    .reduce(without, published);
}

/** What remains of the periods outside one of them. */
function without(periods: readonly Period[], gap: Period): readonly Period[] {
  return periods.flatMap(({ from, to }) =>
    [
      { from, to: Math.min(to, gap.from) },
      { from: Math.max(from, gap.to), to },
    ].filter((rest) => rest.from < rest.to),
  );
}
