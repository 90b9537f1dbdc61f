import type { FastifyInstance } from 'fastify';
import { ApiError } from './problem';
import type { Route } from './security/routes';

/** Methods that answer from what others declare. */
const ALWAYS = ['OPTIONS'];

/**
 * Tells which methods an address has: OPTIONS is answered with them, and any other method that it has not is refused with them.
 * Comes behind the gate, so that strangers learn nothing.
 */
export function tellMethods(server: FastifyInstance, routes: readonly Route[]): void {
  server.addHook('onRequest', (request, reply, done) => {
    if (!request.is404) return done();
    const allowed = methodsAt(request.url, routes);
    if (allowed.length === 0) return done();
    const allow = [...allowed, ...ALWAYS].join(', ');
    reply.header('allow', allow);
    if (request.method === 'OPTIONS') return void reply.code(204).send();
    done(
      new ApiError('method_not_allowed', `${request.method.slice(0, 20)} is not possible here; use ${allow}`),
    );
  });
}

function methodsAt(url: string, routes: readonly Route[]): readonly string[] {
  const path = url.split('?')[0] ?? '';
  const found = routes.filter((route) => patternOf(route.path).test(path)).map(({ method }) => method);
  return [...new Set(found)].toSorted();
}

const patterns = new Map<string, RegExp>();

/** What an address must look like for a route: a part that varies holds no slash. */
function patternOf(path: string): RegExp {
  const known = patterns.get(path);
  if (known !== undefined) return known;
  const parts = path.split(/:\w+/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  const pattern = new RegExp(`^${parts.join('[^/]+')}$`);
  patterns.set(path, pattern);
  return pattern;
}
