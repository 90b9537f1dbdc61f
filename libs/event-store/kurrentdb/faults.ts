import { LedgerError } from '#domain';

/** The first wait before a call is tried again, in milliseconds; it doubles. */
export const RETRY_MS_MIN = 50;

/** What a call to the server came to, where it did not succeed. */
export type StoreFaultKind =
  /** The stream is not at the revision that was expected. */
  | 'conflict'
  /** The stream was never written to. */
  | 'noStream'
  /** The server does not take it from us, and will not the next time either. */
  | 'refused'
  /** Whether it was done is unknown. */
  | 'away';

/** Kinds of errors of the client, by its `type`; all others leave it open whether the call was done. */
const KINDS: Readonly<Record<string, StoreFaultKind>> = {
  'wrong-expected-version': 'conflict',
  'stream-not-found': 'noStream',
  'access-denied': 'refused',
  'stream-deleted': 'refused',
  'maximum-append-size-exceeded': 'refused',
  'missing-required-metadata-property': 'refused',
};

/** How a server and its client tell that they do not trust each other, which waiting does not mend. */
const UNTRUSTED = /certificate|altnames/i;

/** A call to the server that did not succeed. */
export class StoreFault extends Error {
  constructor(
    readonly kind: StoreFaultKind,
    message: string,
    /** Revision of the stream's last event where it is a conflict; -1 for a stream without events. */
    readonly revision = -1,
  ) {
    super(message);
    this.name = 'StoreFault';
  }
}

/** What an error of the client means. */
export function faultOf(error: unknown): StoreFault {
  if (error instanceof StoreFault) return error;
  const { type, message, actualVersion } = error as {
    readonly type?: string;
    readonly message?: string;
    readonly actualVersion?: bigint | 'no_stream';
  };
  const kind = KINDS[type ?? ''] ?? (UNTRUSTED.test(message ?? '') ? 'refused' : 'away');
  const revision = typeof actualVersion === 'bigint' ? Number(actualVersion) : -1;
  return new StoreFault(kind, message ?? 'unknown error of the event store', revision);
}

/** The refusal of a command that the server has not taken for sure. */
export function away(why: string, next = 'send the same command id again in a moment'): LedgerError {
  return new LedgerError('store_away', `${why}; ${next}`);
}

/** The refusal of a command that the server does not take from us. */
export function refused({ message }: StoreFault): LedgerError {
  return new LedgerError(
    'store_closed',
    `the event store refuses the command (${message}); mend the rights or the state of the stream, then send it again`,
  );
}

/** Why a process does not start: the server does not take it, it does not trust the server, or it does not reach it. */
export function notOpened({ kind, message }: Pick<StoreFault, 'kind' | 'message'>): LedgerError {
  if (kind !== 'refused')
    return away(
      `the event store cannot be reached (${message})`,
      'check its URL, and start again once it is there',
    );
  return new LedgerError(
    'store_closed',
    `the event store and this process do not accept each other (${message}); check user and password, which must be those of an administrator, and in the URL the host's name, tls, tlsCAFile and userCertFile`,
  );
}
