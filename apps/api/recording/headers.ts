import type { IncomingHttpHeaders } from 'node:http';
import { LedgerError } from '#domain';
import type { Appended } from '#event-store';

const REVISION = /^"(-1|0|[1-9]\d{0,14})"$/;

/** What a request says of its command beside the command itself. */
export interface CommandHeaders {
  /** Idempotency-Key. */
  readonly commandId?: string;
  /** Ledger-Correlation-Id: what commands of one batch or import have in common. */
  readonly correlationId?: string;
  /** If-Match. */
  readonly expectedRevision?: number;
}

/** @throws LedgerError invalid_parameter for an If-Match that is no revision. */
export function commandHeaders(headers: IncomingHttpHeaders): CommandHeaders {
  const commandId = headers['idempotency-key'];
  const correlationId = headers['ledger-correlation-id'];
  return {
    ...(commandId === undefined ? {} : { commandId: String(commandId) }),
    ...(correlationId === undefined ? {} : { correlationId: String(correlationId) }),
    ...(headers['if-match'] === undefined ? {} : { expectedRevision: revisionOf(headers['if-match']) }),
  };
}

function revisionOf(ifMatch: string): number {
  const [, revision] = REVISION.exec(ifMatch) ?? [];
  if (revision !== undefined) return Number(revision);
  const detail =
    'If-Match must be one revision in quotation marks, as ETag gives it, such as "3"; "-1" for a stream without entries';
  throw new LedgerError('invalid_parameter', detail, '/if-match');
}

/** The headers of an answer: where the first entry is, how far the ledger has come, and the revision for the next If-Match. */
export function answerHeaders({ entries, position }: Appended): Readonly<Record<string, string>> {
  const [first] = entries;
  const last = entries.at(-1);
  return {
    'ledger-position': String(position),
    ...(first === undefined ? {} : { location: `/api/v1/entries/${first.id}` }),
    ...(last === undefined ? {} : { etag: `"${last.revision}"` }),
  };
}
