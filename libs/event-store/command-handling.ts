import { LedgerError, changeNamed, changes, parseCommand } from '#domain';
import type { Fresh } from '#domain';
import { CanonicalJsonError, canonicalJson } from './canonical-json';
import type { Appended, EventStore, Submission } from './event-store';

const COMMAND_ID_LENGTH_MAX = 128;
const ACTOR_LENGTH_MAX = 64;
const ID = /^[A-Za-z0-9._:~-]+$/;

/** Whoever asks for a change, and how. */
export type Request = Pick<
  Submission,
  'commandId' | 'actor' | 'correlationId' | 'expectedRevision' | 'dryRun'
>;

/**
 * Checks a command of the catalogue and has the store record what it decides.
 * @param name name of the change, such as `AnnounceLayoff`.
 * @param json the command as the client sent it.
 * @throws LedgerError unknown_change, invalid_fields, and all that `EventStore.append` and the change throw.
 */
export async function handleCommand(
  store: EventStore,
  fresh: Fresh,
  command: { readonly name: string; readonly json: unknown },
  request: Request,
): Promise<Appended> {
  const change = changeNamed(changes, command.name);
  const parsed = parseCommand(change, command.json);
  requireIds(request);
  const complete = change.complete?.(parsed, fresh) ?? parsed;
  return store.append({
    ...request,
    request: requestOf(command.name, command.json),
    stream: (known) => change.stream(complete, known),
    decide: (known, state) => change.decide(complete, state, known),
  });
}

function requireIds({ commandId, actor, correlationId }: Request): void {
  requireId(commandId, COMMAND_ID_LENGTH_MAX, 'the command id (Idempotency-Key)');
  requireId(actor, ACTOR_LENGTH_MAX, 'the actor');
  if (correlationId !== undefined) requireId(correlationId, COMMAND_ID_LENGTH_MAX, 'the correlation id');
}

function requireId(text: string, lengthMax: number, what: string): void {
  if (text.length <= lengthMax && ID.test(text)) return;
  const rule = `must be 1 to ${lengthMax} characters of A-Z a-z 0-9 . _ : ~ -; a UUID is best`;
  throw new LedgerError('invalid_parameter', `${what} ${rule}`);
}

function requestOf(name: string, json: unknown): string {
  try {
    return canonicalJson({ change: name, command: json });
  } catch (error) {
    if (!(error instanceof CanonicalJsonError)) throw error;
    const pointer = error.pointer.replace(/^\/command/, '');
    throw new LedgerError('invalid_fields', error.message, pointer);
  }
}
