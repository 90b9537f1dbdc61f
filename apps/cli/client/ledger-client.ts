import type { Readable } from 'node:stream';
import type { Recorder } from '#import';

/** A request to the ledger's HTTP interface, wherever that runs. */
export interface Asking {
  readonly method: 'GET' | 'POST';
  /** Path below the top, such as `/api/v1/units/amazon/headcount`. */
  readonly path: string;
  /** What is left out is not sent. */
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body?: unknown;
}

/** An answer of the ledger, whatever its status. */
export interface Reply {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
}

/** Hears how many entries the read models still have to read, while somebody waits for them. */
export type Waiting = (entriesLeft: number) => void;

/** A ledger that can be asked: a service elsewhere, or the same service inside this process. Both answer alike. */
export interface LedgerClient {
  readonly send: (asking: Asking) => Promise<Reply>;
  /** Waits until its read models have read what was recorded; a service keeps them up by itself. */
  readonly ready: (tell: Waiting) => Promise<void>;
  /** Where imports record. */
  readonly recorder: () => Recorder;
  readonly close: () => Promise<void>;
}

/** Address of a request, with its query. */
export function addressOf({ path, query = {} }: Asking): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const search = new URLSearchParams(given).toString();
  return search === '' ? path : `${path}?${search}`;
}
