import type { Citation, CorroborateEntry, Recorded, Withdrawal } from '#domain';
import { latestInstant } from './dates';

/** One point on the two knowledge axes. */
export interface KnownPoint {
  /** Entries up to this position, inclusive. */
  readonly knownAt: number;
  /** What was out by this instant, in milliseconds, inclusive; left out for no condition. */
  readonly publishedBy?: number;
}

/**
 * The entries that are visible at one point, by the definition read literally: an entry is visible where it is recorded by then, and it
 * or an entry that agrees with it and is visible there is published, unless an entry that withdraws it is visible there. Nothing is folded and no period is kept; it is all asked anew.
 */
export function visibleEntries(entries: readonly Recorded[], point: KnownPoint): readonly Recorded[] {
  return entries.filter((entry) => isVisible(entry, entries, point));
}

/** `p(e)`: the latest instant of an entry's publication, never later than its recording; −∞ for a withdrawal without citation. */
export function publishedAt(entry: Recorded): number {
  const { citation, publishedOn } = entry.data as { citation?: Citation; publishedOn?: string };
  const written = entry.type === 'SourceArchived' ? publishedOn : citation?.publishedOn;
  if (written === undefined) return -Infinity;
  return Math.min(latestInstant(written), entry.recordedAt);
}

function isVisible(entry: Recorded, entries: readonly Recorded[], point: KnownPoint): boolean {
  if (entry.position > point.knownAt) return false;
  const visible = entries.filter((other) => isAbout(other, entry) && isVisible(other, entries, point));
  const agreeing = visible.filter(({ type }) => type === 'EntryCorroborated');
  const outAt = Math.min(...[entry, ...agreeing].map(publishedAt));
  return outAt <= (point.publishedBy ?? Infinity) && !visible.some(({ type }) => type === 'EntryRetracted');
}

/** Whether an entry withdraws another, or agrees with it. */
function isAbout({ type, data }: Recorded, entry: Recorded): boolean {
  if (type !== 'EntryRetracted' && type !== 'EntryCorroborated') return false;
  return (data as Withdrawal | CorroborateEntry).entryId === entry.id;
}
