import { asAppError } from '@latchkey/kit/errors';
import type { CustomerClient, IdentityClient } from './clients.ts';

/** Names are worth asking for, not worth waiting for: people can set a password while customer is away. */
const namesDeadlineMs = 1000;

/**
 * Words a new password of a customer may not be built from; none when customer is away.
 * @throws AppError customer_not_found
 */
export async function namesOf(
  { customer: client }: { customer: Pick<CustomerClient, 'getCustomer'> },
  customerId: string,
  requestId: string,
): Promise<string[]> {
  try {
    const { customer } = await client.getCustomer({ customerId }, { requestId, deadlineMs: namesDeadlineMs });
    return customer === null ? [] : [customer.firstName, customer.lastName];
  } catch (error) {
    if (asAppError(error).code === 'customer_not_found') throw error;
    return [];
  }
}

/**
 * The names of whoever a reset link was mailed to; none for a link that is not live. Whoever has the link has the mailbox,
 * so that nothing is told to anybody else.
 */
export async function namesBehindLink(
  deps: { identity: Pick<IdentityClient, 'inspectLink'>; customer: Pick<CustomerClient, 'getCustomer'> },
  token: string,
  requestId: string,
): Promise<string[]> {
  const purpose = 'LINK_PURPOSE_RESTORE_PASSWORD';
  const { customerId } = await deps.identity.inspectLink({ token, purpose }, { requestId });
  if (customerId === '') return [];
  return namesOf(deps, customerId, requestId).catch(() => []);
}
