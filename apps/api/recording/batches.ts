import type { FastifyReply, FastifyRequest } from 'fastify';
import { LedgerError } from '#domain';
import { handleCommand, handleTogether } from '#event-store';
import type { Request } from '#event-store';
import { refusalOf } from '../problem';
import { readBatch } from './batch';
import type { Line } from './batch';
import { answerOf, batchProblemOf, lineOf } from './batch-answer';
import type { BatchAnswer, BatchLine, BatchProblem, Befallen } from './batch-answer';
import { answerHeaders, commandHeaders } from './headers';
import { actorOf } from './recording';
import type { Desk } from './recording';

/** How a batch is sent. */
export interface BatchSent {
  readonly dryRun: boolean;
  readonly atomic: boolean;
  readonly request: FastifyRequest;
}

/** A line with all that its command is recorded under; or why it is none. */
interface Ready {
  readonly request: Request;
  readonly line: Line | LedgerError;
}

/** What came of all lines. */
interface Done {
  readonly isRecorded: boolean;
  readonly outcomes: readonly Befallen[];
}

/** Takes batches of commands from HTTP to the ledger, and their answers back. */
export class Batches {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /**
   * Records the lines of a batch in their order, each deciding on what the earlier ones did.
   * @throws LedgerError invalid_fields, too_large, invalid_parameter, atomic_unsupported where the batch as a whole is refused.
   */
  async record(sent: BatchSent, reply: FastifyReply): Promise<BatchAnswer | BatchProblem> {
    const { dryRun, atomic, request } = sent;
    const ready = this.#ready(request);
    const done =
      dryRun || atomic ? await this.#together(ready, dryRun) : await this.#oneByOne(ready, request.id);
    this.#count(ready, done, dryRun);
    const isUndone = atomic && done.outcomes.some((outcome) => 'refused' in outcome);
    const told = done.outcomes.map((outcome, at) => ({
      ...lineOf(outcome, { isRecorded: done.isRecorded, isUndone, instance: request.id }),
      commandId: ready[at]?.request.commandId ?? '',
    }));
    const lines = await this.#withDependants(told, ready, done);
    const answer = answerOf(lines, this.#positionOf(done, reply));
    reply.code(answer.recorded > 0 ? 201 : 200);
    if (!isUndone) return answer;
    const problem = batchProblemOf(answer, request.id);
    reply.code(problem.status).type('application/problem+json');
    return problem;
  }

  #count(ready: readonly Ready[], { outcomes, isRecorded }: Done, dryRun: boolean): void {
    const { counts } = this.#desk;
    outcomes.forEach((outcome, at) => {
      const change = changeOf(ready[at]);
      if ('refused' in outcome) counts.refused(change, outcome.refused);
      else counts.accepted(change, outcome.appended, { dryRun, isRecorded });
    });
  }

  /** Adds to each line what rests on what it withdraws. */
  async #withDependants(
    lines: readonly BatchLine[],
    ready: readonly Ready[],
    { outcomes }: Done,
  ): Promise<readonly BatchLine[]> {
    const decided = outcomes.map((outcome, at) => ({
      change: changeOf(ready[at]),
      appended: 'refused' in outcome ? undefined : outcome.appended,
    }));
    const resting = await this.#desk.dependants.restingOnEach(decided);
    return lines.map((line, at) =>
      line.recorded === undefined ? line : { ...line, recorded: { ...line.recorded, ...resting[at] } },
    );
  }

  /** @throws LedgerError invalid_fields, too_large, invalid_parameter */
  #ready(request: FastifyRequest): readonly Ready[] {
    const { commandId, correlationId, expectedRevision } = commandHeaders(request.headers);
    if (expectedRevision !== undefined) {
      const detail = 'a batch has no revision; give expectedRevision on its lines';
      throw new LedgerError('invalid_parameter', detail, '/if-match');
    }
    const { newCommandId } = this.#desk;
    const actor = actorOf(request);
    const together = correlationId ?? commandId ?? newCommandId();
    return readBatch(request.body).map((line, at) => {
      const own: Partial<Line> = line instanceof LedgerError ? {} : line;
      const id = own.commandId ?? (commandId === undefined ? newCommandId() : `${commandId}:${at}`);
      const revision = own.expectedRevision;
      const expected = revision === undefined ? {} : { expectedRevision: revision };
      return { line, request: { commandId: id, correlationId: together, actor, ...expected } };
    });
  }

  /** Calls that follow one another take their turns in that order, and share a commit. */
  async #oneByOne(ready: readonly Ready[], instance: string): Promise<Done> {
    const { store, fresh, log } = this.#desk;
    const settled = await Promise.allSettled(
      ready.map(({ line, request }) =>
        line instanceof LedgerError
          ? Promise.reject(line)
          : handleCommand(store, fresh, line.command, request),
      ),
    );
    const outcomes = settled.map((one) => {
      if (one.status === 'fulfilled') return { appended: one.value };
      const refused: unknown = one.reason;
      if (refusalOf(refused) === undefined) log.error({ err: refused, instance }, 'a line of a batch failed');
      return { refused };
    });
    return { isRecorded: true, outcomes };
  }

  async #together(ready: readonly Ready[], dryRun: boolean): Promise<Done> {
    const { store, fresh } = this.#desk;
    const commands = ready.map(({ line, request }) =>
      line instanceof LedgerError ? line : ([line.command, request] as const),
    );
    const { recorded, outcomes } = await handleTogether(store, fresh, commands, dryRun);
    return { isRecorded: recorded, outcomes };
  }

  /** Position of the newest entry that the batch has in the ledger; tells it, and where the first one is, in headers. */
  #positionOf({ isRecorded, outcomes }: Done, reply: FastifyReply): number {
    const kept = outcomes.flatMap((outcome) =>
      isRecorded && 'appended' in outcome ? [outcome.appended] : [],
    );
    const [first] = kept;
    const position =
      first === undefined ? this.#desk.store.head() : Math.max(...kept.map((one) => one.position));
    const location = first === undefined ? undefined : answerHeaders(first)['location'];
    reply.headers({ 'ledger-position': String(position), ...(location === undefined ? {} : { location }) });
    return position;
  }
}

/** The change that a line asks for; nothing where it is no line. */
function changeOf(ready: Ready | undefined): string {
  return ready === undefined || ready.line instanceof LedgerError ? '' : ready.line.command.name;
}
