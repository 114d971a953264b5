import type { RequestHandler } from 'express';
import { Histogram, type Registry } from 'prom-client';
import type { Logger } from '@latchkey/kit/logging';

/** Seconds; login and registration wait for a hash, everything else should be in the first four. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/**
 * One histogram entry and one log line for each request, both with the route's template: URLs carry tokens.
 * A request that no route took is counted as `unmatched`, so that nobody can invent labels.
 */
export function observeRequests(metrics: Registry, logger: Logger): RequestHandler {
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request’s headers to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers: [metrics],
  });
  return (request, response, next) => {
    const started = performance.now();
    response.once('close', () => {
      const seconds = (performance.now() - started) / 1000;
      const route = response.locals.route ?? 'unmatched';
      // A client that went away before the answer: nginx's number for it, as no answer was sent.
      const status = response.writableFinished ? response.statusCode : 499;
      durations.observe({ method: request.method, route, status }, seconds);
      logger.info(
        {
          requestId: response.locals.context.requestId,
          method: request.method,
          route,
          status,
          seconds: Number(seconds.toFixed(4)),
        },
        'request',
      );
    });
    next();
  };
}
