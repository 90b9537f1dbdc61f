import type { FastifyInstance } from 'fastify';
import type { Permission } from './permit';

/** A route as it is served. */
export interface Route {
  readonly method: string;
  /** With `:name` for each part that varies. */
  readonly path: string;
  /** Undefined where none is declared; the route is then closed to everybody. */
  readonly permission: Permission | 'public' | undefined;
}

/** Lists every route that a server is given from now on, whoever gives it; the list grows as they come. */
export function listRoutes(server: FastifyInstance): readonly Route[] {
  const routes: Route[] = [];
  server.addHook('onRoute', ({ method, url, config }) => {
    const permission = config?.permission;
    for (const one of [method].flat()) routes.push({ method: one, path: url, permission });
  });
  return routes;
}
