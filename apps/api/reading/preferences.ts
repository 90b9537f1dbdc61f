import type { IncomingHttpHeaders } from 'node:http';
import { LedgerError } from '#domain';

/** Longest that a reader may ask a question to wait, in seconds. */
const WAIT_SECONDS_MAX = 10;
const POSITION = /^\d{1,15}$/;
const WAIT = /^wait\s*=\s*"?(?<seconds>\d{1,9})"?$/i;

/**
 * Ledger-Min-Position: the `Ledger-Position` of what a reader has written, which the answer must know of.
 * @throws LedgerError invalid_parameter
 */
export function minPositionOf(headers: IncomingHttpHeaders): number | undefined {
  const given = headers['ledger-min-position'];
  if (given === undefined) return undefined;
  if (typeof given === 'string' && POSITION.test(given)) return Number(given);
  const detail = 'Ledger-Min-Position must be a position, as Ledger-Position gave it, such as 1234';
  throw new LedgerError('invalid_parameter', detail, '/ledger-min-position');
}

/** Prefer: wait=2 (RFC 7240), in seconds, at most 10; undefined where it is not asked for. What else is preferred is passed over. */
export function waitOf({ prefer }: IncomingHttpHeaders): number | undefined {
  const preferences = [prefer].flat().flatMap((text) => text?.split(/[,;]/) ?? []);
  for (const preference of preferences) {
    const seconds = WAIT.exec(preference.trim())?.groups?.['seconds'];
    if (seconds !== undefined) return Math.min(Number(seconds), WAIT_SECONDS_MAX);
  }
  return undefined;
}
