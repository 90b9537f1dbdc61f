import { setTimeout } from 'node:timers/promises';
import type { LedgerClient } from '../client/ledger-client';
import { accepted } from '../client/problem';
import { messagesIn } from './event-stream';

const PATH = '/api/v1/entries/live';
/** How long to wait before connecting again, in milliseconds. */
const RETRY_MS = 500;

/** What is followed. */
export interface Followed {
  /** Connects to the service; asked again after a connection is lost, since it may have moved. */
  readonly connect: () => LedgerClient;
  /** Filters, and from which position on. */
  readonly query: Readonly<Record<string, string | undefined>>;
  /** Hears each entry as JSON, in order, once. */
  readonly onEntry: (json: string) => Promise<void>;
  /** Hears that the connection is lost and will be sought again, once for each loss. */
  readonly onLoss: () => void;
  /** Ends it. */
  readonly stopped: AbortSignal;
}

/**
 * Follows a ledger until it is stopped. A connection that is lost is sought again for ever, and resumes behind the last position that
 * was told, so that nothing is missed or told twice.
 * @throws CommandFailure where the first connection fails, or the service refuses.
 */
export async function follow(followed: Followed): Promise<void> {
  const { onLoss, stopped } = followed;
  let position: string | undefined;
  let isLost = false;
  const reached = (id: string): void => {
    position = id;
    isLost = false;
  };
  while (!stopped.aborted) {
    try {
      await readOnce(followed, position, reached);
    } catch (error) {
      if (!stopped.aborted && (position === undefined || isRefusal(error))) throw error;
    }
    if (stopped.aborted) return;
    if (!isLost) onLoss();
    isLost = true;
    await setTimeout(RETRY_MS, undefined, { signal: stopped }).catch(() => undefined);
  }
}

/** Reads until the connection ends, however it ends. */
async function readOnce(
  { connect, query, onEntry, stopped }: Followed,
  position: string | undefined,
  reached: (id: string) => void,
): Promise<void> {
  const client = connect();
  const stop = (): void => void client.close();
  stopped.addEventListener('abort', stop);
  try {
    const headers = position === undefined ? {} : { 'last-event-id': position };
    const body = await accepted(await client.send({ method: 'GET', path: PATH, query, headers }));
    for await (const { id, data } of messagesIn(body)) {
      if (data !== undefined) await onEntry(data);
      if (id !== undefined) reached(id);
    }
  } finally {
    stopped.removeEventListener('abort', stop);
    await client.close();
  }
}

/** A refusal will be repeated; a service that is away, or starts, may come back. */
function isRefusal(error: unknown): boolean {
  const { exitCode } = error as { readonly exitCode?: number };
  return exitCode !== undefined && exitCode !== 1;
}
