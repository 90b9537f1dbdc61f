/**
 * What the double holds: one log of records over all streams, as the server's transaction file does. Paths in comments lie below
 * `src/EventStore.Core/` of github.com/EventStore/EventStore.
 */

/** A record as a client proposes it. */
export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** A record of the log. */
export interface LogRecord extends Proposed {
  readonly stream: string;
  /** Number in its stream, from 0. */
  readonly revision: number;
  /** Place in the log; commit and prepare position alike, as of every write through gRPC. */
  readonly position: number;
  /** Milliseconds since 1970 UTC. */
  readonly created: number;
}

/** What a writer may expect of a stream: the revision of its last record, or one of the protocol's words. */
export type Expected = number | 'any' | 'no_stream' | 'stream_exists';

/** What came of an append. */
export type AppendResult =
  | { readonly revision: number; readonly position: number; readonly repeated: boolean }
  /** The stream's last revision; -1 for a stream without records. */
  | { readonly wrongExpectedVersion: number };

/** A record takes some room in the log, so that positions have gaps as the real ones do. */
const RECORD_BYTES = 100;

/** The log, with the rules by which the server takes what is appended. */
export class EventLog {
  readonly #records: LogRecord[] = [];
  readonly #streams = new Map<string, LogRecord[]>();
  readonly #waiting = new Set<() => void>();
  #end = 0;

  /** All records in order. */
  get records(): readonly LogRecord[] {
    return this.#records;
  }

  /** The records of a stream in order; undefined for one that was never written to. */
  stream(name: string): readonly LogRecord[] | undefined {
    return this.#streams.get(name);
  }

  /** Tells when something was appended. Answers how to stop being told. */
  onAppended(listener: () => void): () => void {
    this.#waiting.add(listener);
    return () => this.#waiting.delete(listener);
  }

  /**
   * Appends to one stream, whole or not at all. A repeat is known by its event ids alone, never by its bodies, and where
   * a revision is expected only directly after it (Services/Storage/ReaderIndex/IndexWriter.cs, `CheckCommit`).
   */
  append(name: string, expected: Expected, proposed: readonly Proposed[]): AppendResult {
    const stream = this.#streams.get(name) ?? [];
    const from = expected === 'no_stream' ? -1 : expected;
    const repeat = repeatOf(stream, from, proposed);
    if (repeat !== undefined) return { ...repeat, repeated: true };
    if (!meets(stream.length - 1, from)) return { wrongExpectedVersion: stream.length - 1 };
    return this.#writeAll(name, proposed);
  }

  #writeAll(name: string, proposed: readonly Proposed[]): AppendResult {
    const records = proposed.map((each) => this.#write(name, each));
    for (const listener of this.#waiting) listener();
    const { revision = -1, position = 0 } = records.at(-1) ?? {};
    return { revision, position, repeated: false };
  }

  #write(name: string, proposed: Proposed): LogRecord {
    const stream = this.#streams.get(name) ?? [];
    this.#streams.set(name, stream);
    const record = {
      ...proposed,
      stream: name,
      revision: stream.length,
      position: this.#end,
      created: Date.now(),
    };
    this.#end += RECORD_BYTES + proposed.data.length + proposed.metadata.length;
    stream.push(record);
    this.#records.push(record);
    return record;
  }
}

/** Whether a stream is as a writer expects it. */
function meets(last: number, expected: number | 'any' | 'stream_exists'): boolean {
  return typeof expected === 'number' ? expected === last : expected === 'any' || last >= 0;
}

/** Where exactly these ids stand already; undefined where they do not, or only some of them. */
function repeatOf(
  stream: readonly LogRecord[],
  expected: number | 'any' | 'stream_exists',
  proposed: readonly Proposed[],
): { readonly revision: number; readonly position: number } | undefined {
  const first =
    typeof expected === 'number' ? expected + 1 : stream.findIndex(({ id }) => id === proposed[0]?.id);
  const found = proposed.map(({ id }, at) =>
    stream[first + at]?.id === id ? stream[first + at] : undefined,
  );
  const last = found.at(-1);
  return last === undefined || found.includes(undefined)
    ? undefined
    : { revision: last.revision, position: last.position };
}
