import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { BODY_BYTES_MAX, readJsonBodies } from './json-body';
import { logAnswers } from './logging';
import { problemOf, sendProblem } from './problem';
import { requireAcceptance } from './acceptable';
import { tellMethods } from './methods';
import { guard } from './security/gate';
import type { Keys } from './security/gate';
import { SECURITY_HEADERS, secureAnswers } from './security/headers';
import { UNLIMITED, limitRequests } from './security/limits';
import type { Limits } from './security/limits';
import { listRoutes } from './security/routes';
import type { Route } from './security/routes';

/** How long a request may take to arrive, in milliseconds. */
const REQUEST_MS_MAX = 30_000;
/** How long the head of a request may take to arrive, in milliseconds. */
const HEADERS_MS_MAX = 10_000;
/** How often connections are looked through for requests that take longer, in milliseconds. */
const CONNECTIONS_CHECK_MS = 5_000;
/** Connections at a time; further ones are closed as they come. */
const CONNECTIONS_MAX = 256;
/** How long an idle connection is kept, in milliseconds. */
const KEEP_ALIVE_MS = 30_000;
/** Longest part of an address that a route takes in, in UTF-16 code units. */
const PATH_PART_LENGTH_MAX = 300;

const newInstance = (): string => `urn:uuid:${randomUUID()}`;

/** A server, and the routes that it is given. */
export interface Server {
  readonly adapter: FastifyAdapter;
  readonly routes: readonly Route[];
}

/** A server that hardens every answer, admits only whom it knows, and reads no body but JSON; routes come later. */
export function newServer(keys: Keys, log: Logger, limits: Limits = UNLIMITED): Server {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: REQUEST_MS_MAX,
    keepAliveTimeout: KEEP_ALIVE_MS,
    http: { headersTimeout: HEADERS_MS_MAX, connectionsCheckingInterval: CONNECTIONS_CHECK_MS },
    // While the service stops, requests on open connections are answered as always.
    return503OnClosing: false,
    genReqId: newInstance,
    clientErrorHandler: (error, socket) => answerBrokenRequest(socket, error.code),
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      reply.headers(SECURITY_HEADERS);
      sendProblem(reply, problemOf(error, request.id));
    },
    routerOptions: { maxParamLength: PATH_PART_LENGTH_MAX },
    skipMiddie: true,
  });
  const server = adapter.getInstance();
  server.server.maxConnections = CONNECTIONS_MAX;
  // Whatever else a client expects than to go on, it is told by the answer itself (RFC 9110, 10.1.1).
  server.server.on('checkExpectation', (request, response) =>
    server.server.emit('request', request, response),
  );
  const routes = listRoutes(server);
  logAnswers(server, log);
  secureAnswers(server);
  limitRequests(server, limits);
  guard(server, keys);
  tellMethods(server, routes);
  requireAcceptance(server);
  readJsonBodies(server);
  return { adapter, routes };
}

/** Answers what is not HTTP, has too much before its body, or broke off, as far as anybody is left to read the answer. */
function answerBrokenRequest(socket: Socket, code: string | undefined): void {
  if (!socket.writable) return void socket.destroy();
  const problem = problemOf({ statusCode: code === 'HPE_HEADER_OVERFLOW' ? 431 : 400 }, newInstance());
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.end([...head, 'Connection: close', '', body].join('\r\n'));
}
