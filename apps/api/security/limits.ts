import type { FastifyInstance } from 'fastify';
import { ApiError } from '../problem';

/** How much the service takes on. */
export interface Limits {
  /** Requests that are answered at a time; 0 for no limit. Connections that stay open as streams do not count. */
  readonly concurrentMax: number;
  /** Requests that are admitted in a second, all together, with as many at once; 0 for no limit. */
  readonly perSecondMax: number;
  /** Milliseconds since some moment, never running backwards. */
  readonly now: () => number;
}

/** Takes on whatever comes. */
export const UNLIMITED: Limits = { concurrentMax: 0, perSecondMax: 0, now: () => 0 };

const SECOND_MS = 1_000;

/**
 * Refuses requests beyond what one event loop can answer in time, so that those that are admitted are answered. Health is told all the
 * same.
 * @throws ApiError too_many_requests
 */
export function limitRequests(server: FastifyInstance, { concurrentMax, perSecondMax, now }: Limits): void {
  const admitted = new WeakSet<object>();
  let answering = 0;
  let left = perSecondMax;
  let filledAt = now();
  const isTooFast = (): boolean => {
    if (perSecondMax === 0) return false;
    const at = now();
    left = Math.min(perSecondMax, left + ((at - filledAt) / SECOND_MS) * perSecondMax);
    filledAt = at;
    return left < 1;
  };
  const leave = (request: object): void => {
    if (admitted.delete(request)) answering -= 1;
  };
  server.addHook('onRequest', (request, _reply, done) => {
    if (request.url.startsWith('/health/')) return done();
    if (concurrentMax > 0 && answering >= concurrentMax)
      return done(
        new ApiError(
          'too_many_requests',
          `${concurrentMax} requests are being answered; send fewer at a time`,
        ),
      );
    if (isTooFast())
      return done(
        new ApiError('too_many_requests', `more than ${perSecondMax} requests came in a second; send fewer`),
      );
    left -= 1;
    if (request.routeOptions.config.streams !== true) {
      admitted.add(request);
      answering += 1;
    }
    done();
  });
  server.addHook('onResponse', (request, _reply, done) => {
    leave(request);
    done();
  });
  server.addHook('onRequestAbort', (request, done) => {
    leave(request);
    done();
  });
}
