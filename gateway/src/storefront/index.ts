import express, { type ErrorRequestHandler, type Router } from 'express';
import type { GatewayConfig } from '../config.ts';
import { describeProblem, notFound, sendProblem } from '../http/problem.ts';
import { accountOperations } from './account/route.ts';
import { addressOperations } from './addresses/route.ts';
import type { Operation, StorefrontDeps } from './operation.ts';
import { passwordOperations } from './password/route.ts';
import { serveStorefront } from './pipeline.ts';
import { registrationOperations } from './registration/route.ts';
import { sessionOperations } from './session/route.ts';

/** Every route of the group; the API document is made of the same table. */
export function storefrontOperations(config: GatewayConfig): readonly Operation[] {
  return [
    ...registrationOperations(config),
    ...sessionOperations,
    ...passwordOperations(config),
    ...accountOperations(config),
    ...addressOperations,
  ];
}

/** The group at /storefront, for the shop's own front end. It answers every request below its base. */
export function storefrontRouter(deps: StorefrontDeps): Router {
  const router = express.Router({ caseSensitive: true });
  router.use(deps.origins.cors);
  const operations = storefrontOperations(deps.config);
  for (const operation of operations)
    router[operation.method](operation.path, serveStorefront(operation, deps));
  for (const path of new Set(operations.map((each) => each.path))) {
    const methods = operations.filter((each) => each.path === path).map((each) => each.method.toUpperCase());
    router.all(path, (_request, response) => {
      response.locals.route = `/storefront${path}`;
      response.setHeader('Allow', methods.join(', '));
      sendProblem(response, { type: 'about:blank', status: 405, title: 'Method not allowed.' });
    });
  }
  router.use(notFound);
  const onError: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
    // Only express itself throws here: a path that cannot be decoded.
    sendProblem(response, describeProblem(error).problem);
  };
  router.use(onError);
  return router;
}
