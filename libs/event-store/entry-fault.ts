import { hash } from 'node:crypto';
import { LedgerError } from '#domain';
import type { EventForms } from '#domain';
import { canonicalJson } from './canonical-json';
import { decodeEntry } from './entry-codec';
import type { EntryBytes } from './stored-line';

/** What the header says of an entry's place; a store keeps it beside the bytes. */
export interface HeaderFacts {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  /** Milliseconds since 1970 UTC. */
  readonly recordedAt: number;
}

/**
 * What an entry's header says, once its bytes are proved: canonical header and payload, and the payload has the length and hash
 * that the header commits to.
 * @throws LedgerError store_damaged, in words that follow the entry's position; store_foreign where it is of a later version.
 */
export function provedFacts(bytes: EntryBytes, forms?: EventForms): HeaderFacts {
  const { position, header, payload } = bytes;
  const [headerForm, payloadForm] = [formOf(header), formOf(payload)];
  if (headerForm === undefined) throw broken(position, 'its header is no canonical JSON');
  const { payload: promised } = headerForm as {
    readonly payload?: { readonly len?: unknown; readonly sha256?: unknown };
  };
  if (promised?.sha256 !== hash('sha256', payload, 'hex') || promised.len !== payload.length) {
    throw broken(position, 'its payload is not the one that its header commits to');
  }
  if (payloadForm === undefined) throw broken(position, 'its payload is no canonical JSON');
  const { id, stream, revision, recordedAt } = decodeEntry(position, header, payload, forms);
  return { id, stream, revision, recordedAt };
}

/** Undefined where the bytes are no JSON, or not written as the ledger writes it. */
function formOf(bytes: Uint8Array): object | undefined {
  const text = Buffer.from(bytes).toString('utf8');
  try {
    const form = JSON.parse(text) as object;
    return canonicalJson(form) === text ? form : undefined;
  } catch {
    return undefined;
  }
}

function broken(position: number, why: string): LedgerError {
  return new LedgerError('store_damaged', `the entry at position ${position} was altered: ${why}`);
}
