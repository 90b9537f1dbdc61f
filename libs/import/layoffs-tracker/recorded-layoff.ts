import { standing } from '../recorded-facts';
import type { RecordedFact } from '../recorder';
import type { Announcement } from './claim';

/** How the ids of all files of the tracker begin. */
const SOURCE_PREFIX = 'layoffs-tracker-';

/** What the ledger has of a row's layoff. */
export interface RecordedLayoff {
  /** The announcement that counts now; undefined where all were retracted. */
  readonly current: RecordedFact | undefined;
  /** The announcements that cite files of the tracker, the newest last. */
  readonly tracked: readonly RecordedFact[];
}

/** Reads a layoff's stream; undefined where nothing was ever announced in it. */
export function recordedLayoff(entries: readonly RecordedFact[]): RecordedLayoff | undefined {
  const announced = entries.filter(({ type }) => type === 'LayoffAnnounced');
  if (announced.length === 0) return undefined;
  return {
    current: standing(entries).findLast(({ type }) => type === 'LayoffAnnounced'),
    tracked: announced.filter(({ data }) => citesTracker(data as Announcement)),
  };
}

/** Whether an announcement cites a file of the tracker. */
export function citesTracker({ citation }: Announcement): boolean {
  return citation.sourceId.startsWith(SOURCE_PREFIX);
}
