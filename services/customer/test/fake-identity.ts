import { identityService, type IdentityServiceDefinition } from '@latchkey/contracts/identity';
import { AppError } from '@latchkey/kit/errors';
import { serving, startGrpcServer, type GrpcServer, type Handlers } from '@latchkey/kit/grpc';
import { silentLogger } from '@latchkey/kit/logging';
import type { MemoryCredentials } from './memory-credentials.ts';

type IdentityHandlers = Handlers<IdentityServiceDefinition>;

/** Every call of protos/identity/v1 that customer does not use. */
const unused = Object.fromEntries(
  Object.keys(identityService).map((name) => [name, () => Promise.reject(new AppError('internal'))]),
) as unknown as IdentityHandlers;

/** Serves the part of identity that customer uses, over gRPC, with its rows in memory. */
export function startFakeIdentity(options: {
  credentials: MemoryCredentials;
  listen: string;
  customerCredential: string;
}): Promise<GrpcServer> {
  const { credentials } = options;
  const handlers: IdentityHandlers = {
    ...unused,
    CreateCredential: async (request) => {
      const held = await credentials.create(request);
      return { pendingHolderCustomerId: held?.pendingHolder ?? '' };
    },
    StageRegistration: async (request) => ({ staged: await credentials.stage(request) }),
    ActivateCredential: async ({ customerId }) => {
      await credentials.activate(customerId);
      return {};
    },
    ListPendingCredentials: async ({ createdBeforeMs, limit }) => ({
      customerIds: await credentials.listPending(createdBeforeMs, limit),
    }),
    AnonymiseCredential: async ({ customerId }) => {
      await credentials.anonymise(customerId);
      return {};
    },
    DeletePendingCredential: async ({ customerId }) => {
      await credentials.deletePending(customerId);
      return {};
    },
  };
  const allow = Object.fromEntries(Object.keys(identityService).map((name) => [name, ['customer']]));
  return startGrpcServer({
    services: [
      serving({
        service: identityService,
        handlers,
        allow: allow as Record<keyof IdentityHandlers, string[]>,
      }),
    ],
    callers: { customer: options.customerCredential },
    listen: options.listen,
    logger: silentLogger,
  });
}
