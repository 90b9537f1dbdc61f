import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ApiError } from '../problem';
import { requireOwnHost, requireOwnOrigin, requireOwnPage } from './origin';
import { LOCAL_PRINCIPAL } from './permit';
import type { Principal } from './permit';
import { isSecret } from './secrets';
import type { Sessions } from './sessions';

const BEARER = /^Bearer +([A-Za-z0-9_-]+)$/i;

/** What the gate needs to know. */
export interface Keys {
  /** The local token. */
  readonly token: string;
  readonly sessions: Sessions;
  /** Host headers that name this service. */
  readonly hosts: ReadonlySet<string>;
}

/**
 * Puts the one gate before every route, found or not, before a body is read. It denies by default: a route that declares no
 * permission is closed, and whoever is unknown learns not even which routes there are.
 */
export function guard(server: FastifyInstance, keys: Keys): void {
  server.decorateRequest('principal', undefined);
  server.addHook('onRequest', (request, _reply, done) => {
    try {
      request.principal = admit(request, keys);
      done();
    } catch (error) {
      done(error as Error);
    }
  });
}

function admit(request: FastifyRequest, keys: Keys): Principal | undefined {
  requireOwnHost(request, keys.hosts);
  requireOwnOrigin(request);
  const { permission } = request.routeOptions.config;
  if (permission === 'public') return undefined;
  const principal = authenticate(request, keys);
  if (request.is404) return principal;
  if (permission !== undefined && principal.permissions.has(permission)) return principal;
  throw new ApiError('not_permitted', `this asks for the permission ${permission ?? 'that no one has'}`);
}

function authenticate(request: FastifyRequest, { token, sessions }: Keys): Principal {
  const { authorization, cookie } = request.headers;
  if (authorization !== undefined) {
    const [, candidate = ''] = BEARER.exec(authorization) ?? [];
    if (isSecret(candidate, token)) return LOCAL_PRINCIPAL;
    throw new ApiError(
      'unauthenticated',
      'the token is wrong; send the one in the token file as "Authorization: Bearer <token>"',
    );
  }
  if (cookie !== undefined && sessions.isSignedIn(cookie)) {
    requireOwnPage(request);
    return LOCAL_PRINCIPAL;
  }
  throw new ApiError(
    'unauthenticated',
    'send the token as "Authorization: Bearer <token>", or open the one-time link in a browser',
  );
}
