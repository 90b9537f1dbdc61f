import type { LoggerService } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import type { Logger } from 'pino';

const STDERR = 2;

/** The log of this process: JSON lines on stderr, since stdout is for answers. It never holds tokens, bodies or addresses with their query. */
export function openLog(level: string): Logger {
  return pino({ level, base: { service: 'ledger' } }, pino.destination({ dest: STDERR, sync: true }));
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

/** Logs each answer by its route's pattern: an address might hold a ticket. Refusals by the gate are warnings. */
export function logAnswers(server: FastifyInstance, log: Logger): void {
  server.addHook('onResponse', (request, reply, done) => {
    const refused = reply.statusCode === 401 || reply.statusCode === 403;
    log[refused ? 'warn' : 'debug'](
      {
        instance: request.id,
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      refused ? 'refused' : 'answered',
    );
    done();
  });
}
