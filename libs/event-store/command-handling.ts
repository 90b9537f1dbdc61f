import { LedgerError, changeNamed, changes, parseCommand } from '#domain';
import type { Fresh } from '#domain';
import { CanonicalJsonError, canonicalJson } from './canonical-json';
import type { Appended, AppendedTogether, EventStore, Outcome, Submission } from './event-store';

const COMMAND_ID_LENGTH_MAX = 128;
const ACTOR_LENGTH_MAX = 64;
const ID = /^[A-Za-z0-9._:~-]+$/;

/** Whoever asks for a change, and how. */
export type Request = Pick<
  Submission,
  'commandId' | 'actor' | 'correlationId' | 'expectedRevision' | 'dryRun'
>;

/** A command as the client sent it. */
export interface Command {
  /** Name of the change, such as `AnnounceLayoff`. */
  readonly name: string;
  readonly json: unknown;
}

/**
 * Checks a command of the catalogue and has the store record what it decides.
 * @throws LedgerError unknown_change, invalid_fields, and all that `EventStore.append` and the change throw.
 */
export async function handleCommand(
  store: EventStore,
  fresh: Fresh,
  command: Command,
  request: Request,
): Promise<Appended> {
  return store.append(submissionOf(fresh, command, request));
}

/**
 * Checks commands of the catalogue and has the store record what they decide, together or not at all. What cannot be read is an
 * outcome like any other refusal, and keeps the others from being recorded.
 * @param commands each as it was sent, or why it is none.
 * @param dryRun decides all of them, each on what the earlier ones would do, and records none.
 * @throws LedgerError as `EventStore.appendTogether` does.
 */
export async function handleTogether(
  store: EventStore,
  fresh: Fresh,
  commands: readonly (readonly [Command, Request] | LedgerError)[],
  dryRun = false,
): Promise<AppendedTogether> {
  const read = commands.map((one) =>
    one instanceof LedgerError ? { refused: one } : readCommand(fresh, ...one),
  );
  const submissions = read.flatMap((one) => ('submission' in one ? [one.submission] : []));
  const isWhole = submissions.length === commands.length;
  const { recorded, outcomes } = await store.appendTogether(submissions, dryRun || !isWhole);
  const decided = outcomes.values();
  return {
    recorded,
    outcomes: read.map((one) => ('refused' in one ? one : (decided.next().value as Outcome))),
  };
}

function readCommand(
  fresh: Fresh,
  command: Command,
  request: Request,
): { readonly submission: Submission } | { readonly refused: LedgerError } {
  try {
    return { submission: submissionOf(fresh, command, request) };
  } catch (error) {
    if (error instanceof LedgerError) return { refused: error };
    throw error;
  }
}

/** @throws LedgerError unknown_change, invalid_fields, invalid_parameter */
function submissionOf(fresh: Fresh, { name, json }: Command, request: Request): Submission {
  const change = changeNamed(changes, name);
  const parsed = parseCommand(change, json);
  requireIds(request);
  const complete = change.complete?.(parsed, fresh) ?? parsed;
  return {
    ...request,
    request: requestOf(name, json),
    stream: (known) => change.stream(complete, known),
    decide: (known, state) => change.decide(complete, state, known),
  };
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
