import { LedgerError } from '#domain';
import type { Credentials } from './connection';

/** The URLs that name an event store; the older scheme is the one that the client knows. */
const URL_FORM = /^(?:esdb|kurrentdb|kurrent)(?<discover>\+discover)?:\/\/(?<rest>[^\0\s]+)$/;

/** Whether a URL names a ledger on an event store. */
export function namesEventStore(url: string): boolean {
  return URL_FORM.test(url);
}

/**
 * The URL as the client takes it, with who we are written into it.
 * @throws LedgerError invalid_parameter where it names no event store, or a password, which messages and process lists would show.
 */
export function clientUrl(url: string, credentials?: Credentials): string {
  const { discover = '', rest } = URL_FORM.exec(url)?.groups ?? {};
  if (rest === undefined)
    throw new LedgerError(
      'invalid_parameter',
      'this is no event store; use esdb://host:2113?tls=false or esdb+discover://host:2113',
    );
  if (rest.includes('@'))
    throw new LedgerError(
      'invalid_parameter',
      'the URL of an event store holds no user or password here; hand them in apart',
    );
  const who =
    credentials === undefined
      ? ''
      : `${encodeURIComponent(credentials.username)}:${encodeURIComponent(credentials.password)}@`;
  return `esdb${discover}://${who}${rest}`;
}
