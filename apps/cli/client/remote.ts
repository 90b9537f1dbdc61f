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
  requireLedger(url, response);
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body:
      response.body === null ? Readable.from([]) : Readable.from(whole(url, response.body, signal), BYTES),
  };
}

const BYTES = { objectMode: false };

/** What the ledger answers with, whatever is asked. */
const FORMS =
  /^(?:application\/(?:(?:problem\+|cloudevents(?:-batch)?\+)?json|x-ndjson|vnd\.apache\.parquet)|text\/(?:csv|event-stream))\b/;

/** Something else may listen there, and its answer would be taken for rows. @throws CommandFailure */
function requireLedger(url: string, { headers, status }: Response): void {
  const form = headers.get('content-type') ?? 'nothing';
  if (FORMS.test(form) || status === 204) return;
  throw new CommandFailure({
    what: `what answers at ${url} is no ledger`,
    why: `it answered ${status} with ${form.slice(0, 80)}`,
    next: 'name the address that ledger serve printed, with --url',
  });
}

/** An answer to its end. @throws CommandFailure where the connection breaks before it. */
async function* whole(
  url: string,
  body: NonNullable<Response['body']>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    if (signal.aborted) throw error;
    throw new CommandFailure({
      what: `the ledger at ${url} broke off in the middle of its answer`,
      why: reasonOf(error),
      next: 'run the same command again',
    });
  }
}

function away(url: string, error: unknown): CommandFailure {
  return new CommandFailure({
    what: `the ledger at ${url} cannot be reached`,
    why: reasonOf(error),
    next: 'start it with ledger serve, or name another with --url or --ledger',
  });
}

function reasonOf(error: unknown): string {
  const { cause } = error as { readonly cause?: { readonly code?: string; readonly message?: string } };
  return cause?.code ?? cause?.message ?? (error as Error).message;
}
