import type {
  AccountServiceDefinition,
  IdentityServiceDefinition,
  OwnerServiceDefinition,
} from '@latchkey/contracts/identity';
import type { ServiceClient } from '@latchkey/kit/grpc';
import type { Credentials } from '../domain/credentials.ts';

/** RPCs that may be sent again when a copy of identity went away; by their contract all of these may. */
export const idempotentIdentityCalls = [
  'CreateCredential',
  'StageRegistration',
  'ActivateCredential',
  'ListPendingCredentials',
  'DeletePendingCredential',
  'AnonymiseCredential',
  'ImportCredentials',
] as const;

/** Everything but storing a credential is one look-up or one write; an event or the reconciler finishes what is cut off. */
const shortDeadlineMs = 2_000;

/**
 * Credentials in identity, over gRPC.
 * @param requestId correlates identity's log lines with ours
 * @param createDeadlineMs how long storing a credential may take, which waits for a password hash
 */
export function createGrpcCredentials(
  {
    identity,
    accounts,
    owner,
  }: {
    identity: ServiceClient<IdentityServiceDefinition>;
    accounts: Pick<ServiceClient<AccountServiceDefinition>, 'createAccount'>;
    owner: Pick<ServiceClient<OwnerServiceDefinition>, 'getLogins'>;
  },
  { requestId, createDeadlineMs }: { requestId: string; createDeadlineMs: number },
): Credentials {
  const short = { requestId, deadlineMs: shortDeadlineMs };
  return {
    async create(credential) {
      const answer = await identity.createCredential(credential, { requestId, deadlineMs: createDeadlineMs });
      return answer.pendingHolderCustomerId === ''
        ? undefined
        : { pendingHolder: answer.pendingHolderCustomerId };
    },
    async createWithoutPassword(account) {
      const { pendingHolderCustomerId: pendingHolder } = await accounts.createAccount(account, short);
      return pendingHolder === '' ? undefined : { pendingHolder };
    },
    async stage(credential) {
      const { staged } = await identity.stageRegistration(credential, {
        requestId,
        deadlineMs: createDeadlineMs,
      });
      return staged;
    },
    async activate(customerId) {
      await identity.activateCredential({ customerId }, short);
    },
    async listPending(createdBefore, limit) {
      return (await identity.listPendingCredentials({ createdBeforeMs: createdBefore, limit }, short))
        .customerIds;
    },
    async anonymise(customerId) {
      await identity.anonymiseCredential({ customerId }, short);
    },
    async currentLogin(customerId) {
      const { logins } = await owner.getLogins({ customerIds: [customerId] }, short);
      return logins[0];
    },
    async deletePending(customerId) {
      await identity.deletePendingCredential({ customerId }, short);
    },
  };
}
