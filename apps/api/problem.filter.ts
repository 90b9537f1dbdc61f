import { Catch } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { problemOf, refusalOf, sendProblem } from './problem';

/** The one place where errors become answers. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #log: Logger;

  constructor(log: Logger) {
    this.#log = log;
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const problem = problemOf(error, request.id);
    if (refusalOf(error) === undefined)
      this.#log.error({ err: error, instance: request.id }, 'a request failed');
    sendProblem(host.switchToHttp().getResponse<FastifyReply>(), problem);
  }
}
