import { auditService, type AuditServiceDefinition } from '@latchkey/contracts/identity';
import { asCaller, createGrpcClient, type ServiceClient } from '@latchkey/kit/grpc';
import type { House } from '@latchkey/kit/service';
import type { GatewayConfig } from '../config.ts';

/** The audit trail, which identity keeps. */
export type AuditClient = Omit<ServiceClient<AuditServiceDefinition>, 'close'>;

/** Connects in the background. */
export function connectAudit(house: House, config: GatewayConfig): AuditClient {
  const audit = createGrpcClient({
    ...asCaller(house, config),
    service: auditService,
    address: config.IDENTITY_ADDRESS,
    idempotent: ['SearchEntries', 'ReadChain', 'VerifyChain', 'GetAuditKeys'],
  });
  house.lifecycle.onStop('connections', 'audit', () => audit.close());
  return audit;
}
