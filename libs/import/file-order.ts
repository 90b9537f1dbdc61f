import { publicationOf } from '#domain';
import type { Recorder } from './recorder';
import type { SourceFile } from './source-file';

/** Tells which imported files came out before the one that is imported now, and which after it. */
export class FileOrder {
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
