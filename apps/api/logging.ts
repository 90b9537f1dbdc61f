import type { LoggerService } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pino } from 'pino';
import type { Logger } from 'pino';
import { LineSink } from './line-sink';

/** After a refusal is logged, others are only counted for this long, in milliseconds. */
const REFUSALS_MS = 1_000;

/**
 * The log of this process: JSON lines on stderr, since stdout is for answers. It never holds tokens, bodies or addresses with
 * their query, and never has the service wait for whoever reads it; what still waits at the end is written then, as far as anybody
 * takes it in time.
 * @param atEnd told how many lines are lost, where any are as the process ends.
 */
export function openLog(level: string, atEnd: (lost: number) => void = () => undefined): Logger {
  // A pipe that is full must say so, instead of having a thread wait; Node sets that as it opens the stream.
  const { fd } = process.stderr;
  return pino({ level, base: { service: 'ledger' } }, new LineSink(fd, { line: lineOfLost, atEnd }));
}

/** A line of the log by itself: the log may not write while its sink does. */
function lineOfLost(lost: number): string {
  const level = pino.levels.values['warn'];
  const msg = 'lines of the log before this one are lost: nobody took them';
  return `${JSON.stringify({ level, time: Date.now(), service: 'ledger', lost, msg })}\n`;
}

/** Nest's own messages in the same log. What Nest tells of its start is of use only to its developers. */
export function nestLogger(log: Logger): LoggerService {
  return {
    log: (message: unknown) => log.debug(String(message)),
    error: (message: unknown) => log.error(String(message)),
    warn: (message: unknown) => log.warn(String(message)),
    debug: (message: unknown) => log.debug(String(message)),
    verbose: (message: unknown) => log.trace(String(message)),
    fatal: (message: unknown) => log.fatal(String(message)),
  };
}

/**
 * Logs each answer by its route's pattern: an address might hold a ticket. Refusals by the gate are warnings; since anybody can
 * cause them, one a second is logged and the others are counted.
 */
export function logAnswers(server: FastifyInstance, log: Logger): void {
  const isToldApart = oneAtATime((leftOut) => log.warn({ leftOut }, 'refused others too'));
  server.addHook('onResponse', (request, reply, done) => {
    const refused = reply.statusCode === 401 || reply.statusCode === 403;
    if (!refused) log.debug(answerOf(request, reply), 'answered');
    else if (isToldApart()) log.warn(answerOf(request, reply), 'refused');
    done();
  });
}

/** What the log tells of an answer. */
function answerOf(request: FastifyRequest, reply: FastifyReply): object {
  return {
    instance: request.id,
    method: request.method,
    route: request.routeOptions.url ?? 'none',
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime),
  };
}

/** Answers whether this one is told by itself; tells at the end of each period how many were not, if any. */
function oneAtATime(tellOthers: (count: number) => void): () => boolean {
  let period: NodeJS.Timeout | undefined;
  let others = 0;
  const end = (): void => {
    if (others > 0) tellOthers(others);
    period = undefined;
    others = 0;
  };
  return () => {
    const isFirst = period === undefined;
    if (isFirst) period = setTimeout(end, REFUSALS_MS).unref();
    else others += 1;
    return isFirst;
  };
}
