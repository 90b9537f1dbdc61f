import type { Citation, Recorded } from '#domain';
import { latestInstant } from './dates';

/** One point on the two knowledge axes. */
export interface KnownPoint {
  /** Entries up to this position, inclusive. */
  readonly knownAt: number;
  /** What was out by this instant, in milliseconds, inclusive; left out for no condition. */
  readonly publishedBy?: number;
}

/**
 * The entries that are visible at one point, by the definition read literally: an entry is visible where it is recorded and published by
 * then, or corroborated by an entry that is visible there, unless an entry that withdraws it is. Nothing is folded and no period is kept;
 * it is all asked anew.
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
  const seen = (other: Recorded): boolean => isVisible(other, entries, point);
  const out = publishedAt(entry) <= (point.publishedBy ?? Infinity);
  if (!out && !entries.some((other) => names(other, 'EntryCorroborated', entry) && seen(other))) return false;
  return !entries.some((other) => names(other, 'EntryRetracted', entry) && seen(other));
}

/** Whether an entry of a type is about another entry. */
function names({ type, data }: Recorded, wanted: string, entry: Recorded): boolean {
  return type === wanted && (data as { entryId?: string }).entryId === entry.id;
}
