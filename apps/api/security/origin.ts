import type { FastifyRequest } from 'fastify';
import { ApiError } from '../problem';

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];
const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The Host headers by which the service is addressed: the names of this machine's loopback, each with its port. */
export function ownHosts(host: string, port: number): ReadonlySet<string> {
  const named = host.includes(':') ? `[${host}]` : host;
  const withPort = [...LOOPBACK_NAMES, named].map((name) => `${name}:${port}`);
  return new Set(port === 80 ? [...withPort, ...LOOPBACK_NAMES, named] : withPort);
}

/**
 * Refuses a name that a stranger's DNS made point at this machine: a web page could otherwise read the ledger under it.
 * @throws ApiError foreign_host
 */
export function requireOwnHost({ headers }: FastifyRequest, hosts: ReadonlySet<string>): void {
  if (headers.host !== undefined && hosts.has(headers.host.toLowerCase())) return;
  throw new ApiError(
    'foreign_host',
    'the Host header does not name this service; use the address that it printed when it started',
  );
}

/**
 * Refuses a request that a page of another site sends.
 * @throws ApiError foreign_origin
 */
export function requireOwnOrigin({ headers }: FastifyRequest): void {
  const { origin, host } = headers;
  if (origin === undefined || origin.toLowerCase() === `http://${host?.toLowerCase()}`) return;
  throw new ApiError(
    'foreign_origin',
    'pages of other sites may not call this service; call it without an Origin, with the token',
  );
}

/**
 * A browser adds its cookie to whatever any page makes it send, so that with a cookie alone a change must prove to come from
 * our own page; and what other sites embed is refused.
 * @throws ApiError foreign_origin
 */
export function requireOwnPage({ method, headers }: FastifyRequest): void {
  const site = headers['sec-fetch-site'];
  if (SAFE_METHODS.has(method)) {
    if (
      site === undefined ||
      site === 'same-origin' ||
      site === 'none' ||
      headers['sec-fetch-mode'] === 'navigate'
    )
      return;
  } else if (headers.origin !== undefined || site === 'same-origin') return;
  throw new ApiError(
    'foreign_origin',
    "with a cookie, requests must come from the service's own pages; send the token instead",
  );
}
