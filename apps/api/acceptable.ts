import type { FastifyInstance } from 'fastify';
import { ApiError } from './problem';

/** Addresses whose answers are JSON where the route says nothing else. */
const JSON_PATHS = /^\/(?:api\/|openapi\.json|problems\/)/;
const JSON_TYPE = 'application/json';
const RANGE = /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+$/;
const REFUSED = /^q\s*=\s*0(?:\.0{0,3})?$/i;

/**
 * Refuses a request that accepts nothing of what the route answers, before anything is done. Whoever accepts problems in JSON accepts
 * JSON; a header that is no list of types is passed over.
 */
export function requireAcceptance(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => {
    const { produces = JSON_PATHS.test(request.url) ? [JSON_TYPE] : undefined } = request.routeOptions.config;
    const { accept } = request.headers;
    if (request.is404 || produces === undefined || accept === undefined) return done();
    const accepted = rangesIn(accept);
    if (accepted === undefined || produces.some((type) => accepted.some((range) => holds(range, type))))
      return done();
    done(
      new ApiError(
        'not_acceptable',
        `this answers ${produces.join(' or ')}; accept that, or leave Accept out`,
      ),
    );
  });
}

/** The types that are accepted at all, in lower case; undefined where the header lists none. */
function rangesIn(accept: string): readonly string[] | undefined {
  const ranges = accept.split(',').map((range) => range.split(';').map((part) => part.trim()));
  const named = ranges.filter(([type = '']) => RANGE.test(type));
  if (named.length === 0) return undefined;
  return named.flatMap(([type = '', ...parameters]) => {
    if (parameters.some((parameter) => REFUSED.test(parameter))) return [];
    return [type.toLowerCase().replace('application/problem+json', JSON_TYPE)];
  });
}

function holds(range: string, type: string): boolean {
  return range === '*/*' || range === type || range === `${type.split('/')[0]}/*`;
}
