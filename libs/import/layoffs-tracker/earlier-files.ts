import { publicationOf } from '#domain';
import type { RecordedFact, Recorder } from '../recorder';
import type { SourceFile } from '../source-file';
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
  const withdrawn = new Set(
    entries
      .filter(({ type }) => type === 'EntryRetracted')
      .map(({ data }) => (data as { readonly entryId: string }).entryId),
  );
  const announced = entries.filter(({ type }) => type === 'LayoffAnnounced');
  if (announced.length === 0) return undefined;
  return {
    current: announced.findLast(({ id }) => !withdrawn.has(id)),
    tracked: announced.filter(({ data }) => citesTracker(data as Announcement)),
  };
}

/** Whether an announcement cites a file of the tracker. */
export function citesTracker({ citation }: Announcement): boolean {
  return citation.sourceId.startsWith(SOURCE_PREFIX);
}

/** Tells which files of the tracker came out before the one that is imported, and which after it. */
export class TrackerFiles {
  readonly #recorder: Recorder;
  readonly #latest: number;
  readonly #known = new Map<string, number>();

  constructor(recorder: Recorder, source: SourceFile) {
    this.#recorder = recorder;
    this.#latest = publicationOf(source.publishedOn).latest;
  }

  /** Below 0 for a file that came out before this one, above 0 for a later one, 0 where neither is known. */
  async compare(sourceId: string): Promise<number> {
    const known = this.#known.get(sourceId) ?? (await this.#look(sourceId)) - this.#latest;
    this.#known.set(sourceId, known);
    return known;
  }

  async #look(sourceId: string): Promise<number> {
    const [entries = []] = await this.#recorder.streams([`source-${sourceId}`]);
    const archived = entries.find(({ type }) => type === 'SourceArchived');
    const { publishedOn } = (archived?.data ?? {}) as { readonly publishedOn?: string };
    return publishedOn === undefined ? this.#latest : publicationOf(publishedOn).latest;
  }
}
