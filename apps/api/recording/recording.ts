import type { FastifyReply, FastifyRequest } from 'fastify';
import { RetractEntry } from '#domain';
import type { Fresh } from '#domain';
import { handleCommand } from '#event-store';
import type { Appended, EventStore } from '#event-store';
import type { RestingEntry } from '#projections';
import { ApiError } from '../problem';
import { changeOfPath } from './change-names';
import type { Dependants } from './dependants';
import { answerHeaders, commandHeaders } from './headers';

/** An entry as the answer to its command tells it. */
export interface RecordedEntry {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  /** RFC 3339, UTC, milliseconds. */
  readonly recordedAt: string;
  readonly type: string;
}

/** The answer to a command. */
export interface Recorded {
  readonly entries: readonly RecordedEntry[];
  /** Position of the last entry; of a dry run the newest entry of the ledger. */
  readonly position: number;
  /** True where the Idempotency-Key was known, and this is its first answer again. */
  readonly repeated: boolean;
  /** Of a retraction: the first of the visible entries that rest on what it withdraws; null where the read models cannot tell. */
  readonly restOnIt?: readonly RestingEntry[] | null;
  /** How many of those there are in all. */
  readonly restOnItTotal?: number;
}

type Resting = Pick<Recorded, 'restOnIt' | 'restOnItTotal'>;

/** A command as it comes over HTTP. */
export interface Sent {
  /** The change, in kebab-case. */
  readonly change: string;
  readonly dryRun: boolean;
  readonly request: FastifyRequest;
}

/** What recording needs of this process. */
export interface Desk {
  readonly store: EventStore;
  readonly fresh: Fresh;
  /** A new command id, for a client that sends none. */
  readonly newCommandId: () => string;
  readonly dependants: Dependants;
}

/** Takes commands from HTTP to the ledger, and its answers back. */
export class Recording {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** @throws LedgerError whatever refuses the command. */
  async record({ change, dryRun, request }: Sent, reply: FastifyReply): Promise<Recorded> {
    const { store, fresh, newCommandId } = this.#desk;
    const {
      commandId = newCommandId(),
      correlationId = commandId,
      expectedRevision,
    } = commandHeaders(request.headers);
    const command = { name: changeOfPath(change), json: request.body };
    const appended = await handleCommand(store, fresh, command, {
      commandId,
      correlationId,
      actor: actorOf(request),
      dryRun,
      ...(expectedRevision === undefined ? {} : { expectedRevision }),
    });
    const isNew = !dryRun && !appended.repeated;
    reply.code(isNew ? 201 : 200).headers(isNew || appended.repeated ? answerHeaders(appended) : {});
    return { ...answerOf(appended), ...(await this.#resting(command.name, appended)) };
  }

  /** Asked as of before the withdrawal, so that a dry run, the withdrawal itself and its repetition tell the same. */
  async #resting(change: string, { entries: [withdrawal] }: Appended): Promise<Resting> {
    if (change !== RetractEntry.name || withdrawal === undefined) return {};
    const { entryId } = withdrawal.data as RetractEntry;
    const resting = await this.#desk.dependants.of(entryId, withdrawal.position - 1);
    return resting === undefined
      ? { restOnIt: null }
      : { restOnIt: resting.entries, restOnItTotal: resting.total };
  }
}

function actorOf({ principal }: FastifyRequest): string {
  if (principal !== undefined) return principal.actor;
  throw new ApiError('unauthenticated', 'recording needs to know who records');
}

function answerOf({ entries, position, repeated }: Appended): Recorded {
  return {
    entries: entries.map(({ id, stream, revision, position: at, recordedAt, type }) => ({
      id,
      stream,
      revision,
      position: at,
      recordedAt: new Date(recordedAt).toISOString(),
      type,
    })),
    position,
    repeated,
  };
}
