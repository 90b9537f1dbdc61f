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

/** How entries bear on one another, as far as was recorded by the asked position. */
export interface Relations<Entry> {
  /** The entry's own publication. */
  readonly publishedAt: (entry: Entry) => number;
  /** What withdraws an entry. */
  readonly withdrawalsOf: (entry: Entry) => readonly Entry[];
  /** What says that another source agrees with an entry. */
  readonly corroborationsOf: (entry: Entry) => readonly Entry[];
}

/**
 * The publication instants at which an entry is visible: from its own publication on, and wherever a corroboration of it is
 * visible, save where a withdrawal of it is visible, each by the same rule.
 */
export function visibleAt<Entry>(entry: Entry, relations: Relations<Entry>): readonly Period[] {
  const periodsOf = (one: Entry): readonly Period[] => visibleAt(one, relations);
  const own: Period = { from: relations.publishedAt(entry), to: INSTANT_MAX };
  const published = joined([own, ...relations.corroborationsOf(entry).flatMap(periodsOf)]);
  return relations.withdrawalsOf(entry).flatMap(periodsOf).reduce(without, published);
}

/** The same instants, in periods that neither meet nor overlap, the earliest first. */
function joined(periods: readonly Period[]): readonly Period[] {
  const found: Period[] = [];
  for (const period of periods.toSorted((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    if (last === undefined || last.to < period.from) found.push(period);
    else found.splice(-1, 1, { from: last.from, to: Math.max(last.to, period.to) });
  }
  return found;
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
