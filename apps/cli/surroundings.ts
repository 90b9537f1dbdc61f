import type { Readable, Writable } from 'node:stream';

/** Where a command reads, writes and runs; handed in, so that tests decide them. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly input: Readable;
  /** Data alone. */
  readonly output: Writable & { readonly isTTY?: boolean };
  /** All else. */
  readonly errors: Writable & { readonly isTTY?: boolean };
  /** Ends what would go on for ever; left out where nothing does. */
  readonly stopped?: AbortSignal;
}
