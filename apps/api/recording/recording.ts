import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Fresh } from '#domain';
import { handleCommand } from '#event-store';
import type { EventStore } from '#event-store';
import type { Logger } from 'pino';
import { ApiError } from '../problem';
import type { CommandCounts } from '../metrics/command-counts';
import { changeOfPath } from './change-names';
import type { Dependants } from './dependants';
import { answerHeaders, commandHeaders } from './headers';
import { recordedOf } from './recorded';
import type { Recorded } from './recorded';

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
  readonly counts: CommandCounts;
  /** Where faults of ours are told that an answer must not tell. */
  readonly log: Logger;
}

/** Takes commands from HTTP to the ledger, and its answers back. */
export class Recording {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** @throws LedgerError whatever refuses the command. */
  async record(sent: Sent, reply: FastifyReply): Promise<Recorded> {
    const { counts } = this.#desk;
    let name = '';
    try {
      name = changeOfPath(sent.change);
      const recorded = await this.#record(name, sent, reply);
      counts.accepted(name, recorded, sent);
      return recorded;
    } catch (error) {
      counts.refused(name, error);
      throw error;
    }
  }

  async #record(name: string, { dryRun, request }: Sent, reply: FastifyReply): Promise<Recorded> {
    const { store, fresh, newCommandId, dependants } = this.#desk;
    const {
      commandId = newCommandId(),
      correlationId = commandId,
      expectedRevision,
    } = commandHeaders(request.headers);
    const command = { name, json: request.body };
    const appended = await handleCommand(store, fresh, command, {
      commandId,
      correlationId,
      actor: actorOf(request),
      dryRun,
      ...(expectedRevision === undefined ? {} : { expectedRevision }),
    });
    const isNew = !dryRun && !appended.repeated;
    reply.code(isNew ? 201 : 200).headers(isNew || appended.repeated ? answerHeaders(appended) : {});
    return { ...recordedOf(appended), ...(await dependants.restingOn(name, appended)) };
  }
}

/** Who records. @throws ApiError unauthenticated */
export function actorOf({ principal }: FastifyRequest): string {
  if (principal !== undefined) return principal.actor;
  throw new ApiError('unauthenticated', 'recording needs to know who records');
}
