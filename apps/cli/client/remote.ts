import { Readable } from 'node:stream';
import type { Recorder } from '#import';
import { CommandFailure } from '../failure';
import { addressOf } from './ledger-client';
import type { Asking, LedgerClient, Reply } from './ledger-client';

interface Importing {
  readonly HttpRecorder: new (send: LedgerClient['send']) => Recorder;
}

/** Asks a service that runs elsewhere. @param url its address without a path. */
export function connectTo(url: string, token: string): LedgerClient {
  const stop = new AbortController();
  const send: LedgerClient['send'] = (asking) => sendTo(url, token, asking, stop.signal);
  return {
    send,
    ready: () => Promise.resolve(),
    recorder: () => {
      // Only an import needs it.
      const { HttpRecorder } = require('../importing/http-recorder') as Importing;
      return new HttpRecorder(send);
    },
    close: async () => stop.abort(),
  };
}

async function sendTo(url: string, token: string, asking: Asking, signal: AbortSignal): Promise<Reply> {
  const { method, headers, body } = asking;
  const response = await fetch(new URL(addressOf(asking), url), {
    method,
    signal,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    throw away(url, error);
  });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: response.body === null ? Readable.from([]) : Readable.fromWeb(response.body),
  };
}

function away(url: string, error: unknown): CommandFailure {
  const { cause } = error as { readonly cause?: { readonly code?: string; readonly message?: string } };
  return new CommandFailure({
    what: `the ledger at ${url} cannot be reached`,
    why: cause?.code ?? cause?.message ?? (error as Error).message,
    next: 'start it with ledger serve, or name another with --url or --ledger',
  });
}
