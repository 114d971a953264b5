import express, { type Router } from 'express';
import type { GatewayConfig } from '../config.ts';
import { operationsRouter } from '../operations/router.ts';
import { activityOperation } from './account/activity.ts';
import { accountOperations } from './account/route.ts';
import { emailOperations } from './account/email.ts';
import { leaveOperations } from './account/leave.ts';
import { addressOperations } from './addresses/route.ts';
import { admitVisitor } from './admit.ts';
import type { StorefrontDeps, StorefrontOperation, Visitor } from './operation.ts';
import { passwordOperations } from './password/route.ts';
import { registrationOperations } from './registration/route.ts';
import { sessionOperations } from './session/route.ts';

/** Every route of the group; the API document is made of the same table. */
export function storefrontOperations(config: GatewayConfig): readonly StorefrontOperation[] {
  return [
    ...registrationOperations(config),
    ...sessionOperations,
    ...passwordOperations(config),
    ...accountOperations(config),
    ...emailOperations,
    activityOperation,
    ...leaveOperations,
    ...addressOperations,
  ];
}

/** The group at /storefront, for the shop's own front end. It answers every request below its base. */
export function storefrontRouter(deps: StorefrontDeps, stopping: AbortSignal): Router {
  const router = express.Router({ caseSensitive: true });
  router.use(deps.origins.cors);
  router.use(
    operationsRouter<Visitor, StorefrontOperation>({
      base: '/storefront',
      realm: 'storefront',
      operations: storefrontOperations(deps.config),
      admit: (operation, request) => admitVisitor(operation, request, deps),
      logger: deps.logger,
      stopping,
    }),
  );
  return router;
}
