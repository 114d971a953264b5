import type { Router } from 'express';
import type { GatewayConfig } from '../config.ts';
import { operationsRouter } from '../operations/router.ts';
import { admitStaff } from './admit.ts';
import { auditOperations } from './audit/route.ts';
import { campaignOperations } from './campaigns/route.ts';
import { companyUserOperations } from './company-users/route.ts';
import { deadLetterOperations } from './dead-letters/route.ts';
import { deliveryOperations } from './deliveries/route.ts';
import { customerOperations } from './customers/index.ts';
import { hashOperations } from './hashes/route.ts';
import { importOperations } from './imports/route.ts';
import { mailOperations } from './mails/route.ts';
import { keyOperations } from './keys/route.ts';
import type { AdminDeps, AdminOperation, AtWork } from './operation.ts';
import { passwordOperations } from './password/route.ts';
import { sessionOperations } from './session/route.ts';
import { systemOperations } from './system/route.ts';
import { totpOperations } from './totp/route.ts';
import { userOperations } from './users/route.ts';

/** Every route of the group; the API document is made of the same table. */
export function adminOperations(config: GatewayConfig): readonly AdminOperation[] {
  return [
    ...sessionOperations,
    ...passwordOperations(config),
    ...totpOperations,
    ...userOperations,
    ...customerOperations(config),
    ...companyUserOperations,
    ...importOperations,
    ...hashOperations,
    ...campaignOperations,
    ...deliveryOperations,
    ...deadLetterOperations,
    ...mailOperations,
    ...auditOperations,
    ...keyOperations,
    ...systemOperations,
  ];
}

/** The group at /admin, for those who work for the shop. It answers every request below its base. */
export function adminRouter(deps: AdminDeps, stopping: AbortSignal): Router {
  return operationsRouter<AtWork, AdminOperation>({
    base: '/admin',
    realm: 'admin',
    operations: adminOperations(deps.config),
    admit: (operation, request) => admitStaff(operation, request, deps),
    logger: deps.logger,
    stopping,
  });
}
