import type { FastifyReply } from 'fastify';
import { LedgerError } from '#domain';
import type { FieldError } from '#domain';
import { PROBLEM_KINDS, titleOf } from './problem-kinds';
import type { ApiErrorCode, ProblemCode } from './problem-kinds';

/** An error as RFC 9457 tells it. */
export interface Problem {
  /** Where the kind of problem is described, on this service. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  /** What is wrong and the next step, in words. */
  readonly detail: string;
  /** Each field or parameter that is refused. */
  readonly errors: readonly FieldError[];
  /** This occurrence, by which it is found in the log. */
  readonly instance: string;
}

/** A refusal by the HTTP service itself. */
export class ApiError extends Error {
  constructor(
    readonly code: ApiErrorCode,
    message: string,
    readonly errors: readonly FieldError[] = [],
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

/** What refuses a request; anything else that is thrown is a fault of ours. */
export type Refusal = LedgerError | ApiError;

/** Refusals that Fastify and Nest make by status alone. */
const BY_STATUS: Readonly<Record<number, Refusal>> = {
  400: new ApiError(
    'malformed_request',
    'the request is not well-formed HTTP; check its address, headers and body',
  ),
  404: new ApiError('unknown_route', 'there is no such route; see /openapi.json for every route and method'),
  413: new LedgerError(
    'too_large',
    'the body is too large; send one command of at most 1 MiB, or a batch of at most 4 MiB',
  ),
  414: new ApiError('malformed_request', 'a part of the address is too long; shorten it'),
  431: new ApiError(
    'headers_too_large',
    'the headers are too large; send fewer or shorter ones, at most 16 KiB in all',
  ),
  415: new ApiError('unsupported_media_type', 'the body must be JSON in UTF-8; send it as application/json'),
};

/** The refusal that an error stands for; undefined where it is a fault of ours, which nobody outside is told about. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof LedgerError || error instanceof ApiError) return error;
  const { statusCode, status } = error as { readonly statusCode?: unknown; readonly status?: unknown };
  return BY_STATUS[Number(statusCode ?? status)];
}

/** Tells an error as a problem. What is no refusal gives its cause only to the log. */
export function problemOf(error: unknown, instance: string): Problem {
  const refusal =
    refusalOf(error) ?? new ApiError('internal_error', 'the service failed; the cause is in its log');
  const { code, message, errors } = refusal;
  const { status } = PROBLEM_KINDS[code];
  return { type: `/problems/${code}`, title: titleOf(code), status, code, detail: message, errors, instance };
}

/** Answers a request with a problem. */
export function sendProblem(reply: FastifyReply, problem: Problem): void {
  const { retryAfterSeconds } = PROBLEM_KINDS[problem.code];
  if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer realm="ledger"');
  reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}
