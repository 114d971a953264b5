import type { CustomerServiceDefinition } from '@latchkey/contracts/customer';
import type { ServiceClient } from '@latchkey/kit/grpc';
import { displayName } from '../domain/display-name.ts';
import type { ContactDirectory } from '../domain/people.ts';
import { breakerAround } from './circuit-breaker.ts';

/** A mail somebody waits for is worth more than the name in it. */
const deadlineMs = 2_000;

/** Names, languages and addresses from customer, behind a circuit breaker. */
export function createGrpcContactDirectory(
  customer: Pick<ServiceClient<CustomerServiceDefinition>, 'getContacts'>,
): ContactDirectory & { stop(): void } {
  const breaker = breakerAround('customer.GetContacts', customer.getContacts);
  return {
    find: async (customerIds) => {
      const { contacts } = await breaker.fire({ customerIds: [...customerIds] }, { deadlineMs });
      return new Map(
        contacts.map(({ customerId, email, firstName, lastName, locale }) => [
          customerId,
          {
            address: email,
            name: displayName(firstName, lastName),
            locale: locale === '' ? undefined : locale,
          },
        ]),
      );
    },
    stop: () => breaker.shutdown(),
  };
}
