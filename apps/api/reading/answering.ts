import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, map, mergeMap } from 'rxjs';
import type { Observable } from 'rxjs';
import { startOfDay } from '#domain';
import { pointsOf } from './answered';
import type { Echo } from './answered';
import { minPositionOf, waitOf } from './preferences';
import { READ_WAIT_MS_MAX } from './reading';
import type { Reading } from './reading';

/** How long an answer at a settled point may be kept without asking again, in seconds. */
const MAX_AGE_SECONDS = 300;
const DAY_MS = 86_400_000;

/** What answers are kept apart by; another version of any of it makes every entity tag another. */
export interface Edition {
  /** Version of the program and of all its read models. */
  readonly version: string;
  /** Milliseconds since 1970 UTC. */
  readonly clock: () => number;
}

/**
 * What every answer to a question has in common over HTTP: it waits for the position that its reader has seen, says how long it may
 * be kept and under which entity tag, leads to its next page, and is not worked out for whoever has it already.
 */
@Injectable()
export class Answering implements NestInterceptor {
  readonly #reading: Reading;
  readonly #edition: Edition;

  constructor(reading: Reading, edition: Edition) {
    this.#reading = reading;
    this.#edition = edition;
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (request.method !== 'GET' && request.method !== 'HEAD') return next.handle();
    return from(this.#wait(request)).pipe(
      mergeMap(() => next.handle()),
      map((body: unknown) => this.#answer(body, request, reply)),
    );
  }

  /** @throws LedgerError invalid_parameter, projection_behind */
  async #wait({ headers }: FastifyRequest): Promise<void> {
    const position = minPositionOf(headers);
    if (position === undefined) return;
    const wait = waitOf(headers);
    await this.#reading.reach(position, wait === undefined ? READ_WAIT_MS_MAX : wait * 1_000);
  }

  #answer(body: unknown, request: FastifyRequest, reply: FastifyReply): unknown {
    const points = pointsOf(body);
    if (points === undefined) return body;
    const tag = this.#tagOf(request.url, points);
    const isKnown = has(request.headers['if-none-match'], tag);
    // A question that is refused throws here, before its answer gets any header.
    const next = isKnown ? undefined : nextIn(body);
    reply.headers({
      etag: tag,
      'cache-control': this.#keptFor(request, points),
      vary: 'Accept, Authorization, Cookie',
      'ledger-position': String(this.#reading.position()),
      ...appliedTo(request.headers),
      ...(next === undefined ? {} : { link: `<${nextOf(request.url, next)}>; rel="next"` }),
    });
    if (!isKnown) return body;
    reply.code(304);
    return undefined;
  }

  /** Strong: what is hashed decides every byte of the answer. */
  #tagOf(url: string, points: readonly Echo[]): string {
    const { path, query } = partsOf(url);
    query.sort();
    const grounds = [
      this.#edition.version,
      path,
      String(query),
      ...points.map((point) => JSON.stringify(point)),
    ];
    return `"${createHash('sha256').update(grounds.join('\n')).digest('base64url').slice(0, 27)}"`;
  }

  /** Without a day of its own, a question means today, and so is another one tomorrow. */
  #keptFor({ query }: FastifyRequest, points: readonly Echo[]): string {
    const given = query as Readonly<Record<string, unknown>>;
    const isPinned = given['knownAt'] !== undefined || given['knownTo'] !== undefined;
    if (!isPinned || !points.every(({ settled }) => settled)) return 'private, no-cache';
    const now = this.#edition.clock();
    const untilTomorrow = Math.ceil((startOfDay(Math.floor(now / DAY_MS) + 1) - now) / 1_000);
    const ownDay = given['on'] !== undefined || given['to'] !== undefined;
    return `private, max-age=${ownDay ? MAX_AGE_SECONDS : Math.min(MAX_AGE_SECONDS, untilTomorrow)}`;
  }
}

/** The wait that was granted, where there was something to wait for. */
function appliedTo(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  const wait = waitOf(headers);
  if (wait === undefined || minPositionOf(headers) === undefined) return {};
  return { 'preference-applied': `wait=${wait}` };
}

/** The cursor of the next page; undefined at the end, and where the answer is no page. */
function nextIn(body: unknown): string | undefined {
  const { answer } = body as { readonly answer: { readonly next?: unknown } };
  return typeof answer.next === 'string' ? answer.next : undefined;
}

function partsOf(url: string): { readonly path: string; readonly query: URLSearchParams } {
  const at = url.indexOf('?');
  return at === -1
    ? { path: url, query: new URLSearchParams() }
    : { path: url.slice(0, at), query: new URLSearchParams(url.slice(at + 1)) };
}

/** Whether a reader has the answer already. Compared weakly, as RFC 9110 has it for If-None-Match. */
function has(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return (
    ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((one) => one.trim().replace(/^W\//, '') === tag)
  );
}

/** The same request with the cursor of the next page. */
function nextOf(url: string, cursor: string): string {
  const { path, query } = partsOf(url);
  query.set('cursor', cursor);
  return `${path}?${String(query)}`;
}
