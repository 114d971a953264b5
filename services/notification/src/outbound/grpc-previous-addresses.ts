import type { OwnerServiceDefinition } from '@latchkey/contracts/identity';
import type { ServiceClient } from '@latchkey/kit/grpc';
import type { PreviousAddresses } from '../domain/people.ts';
import { breakerAround } from './circuit-breaker.ts';

/** One look-up; the links in the same batch should not wait long for it. */
const deadlineMs = 2_000;

/** Addresses that accounts had, from identity, behind a circuit breaker. */
export function createGrpcPreviousAddresses(
  owner: Pick<ServiceClient<OwnerServiceDefinition>, 'getPreviousLogins'>,
): PreviousAddresses & { stop(): void } {
  const breaker = breakerAround('identity.GetPreviousLogins', owner.getPreviousLogins);
  return {
    find: async (requestIds) => {
      const { logins } = await breaker.fire({ requestIds: [...requestIds] }, { deadlineMs });
      return new Map(
        logins.map(({ requestId, customerId, login, locale }) => [
          requestId,
          { address: login, customerId, locale: locale === '' ? undefined : locale },
        ]),
      );
    },
    stop: () => breaker.shutdown(),
  };
}
