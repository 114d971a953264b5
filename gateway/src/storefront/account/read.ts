import type { Customer } from '@latchkey/contracts/customer';
import { AppError, asAppError } from '@latchkey/kit/errors';
import type { StorefrontDeps } from '../operation.ts';

/** Names are worth asking for, not worth waiting for: people can change their password while customer is away. */
const namesDeadlineMs = 1000;

type Deps = Pick<StorefrontDeps, 'customer'>;

/** @throws AppError customer_not_found */
export async function readAccount(deps: Deps, customerId: string, requestId: string): Promise<Customer> {
  return present((await deps.customer.getCustomer({ customerId }, { requestId })).customer);
}

/** Proto3 messages may be absent; an answer without a profile is a fault of customer. */
export function present(customer: Customer | null): Customer {
  if (customer === null)
    throw new AppError('internal', { detail: 'the answer of customer holds no customer' });
  return customer;
}

/** Words a new password may not be built from; none when customer is away. */
export async function namesOf(deps: Deps, customerId: string, requestId: string): Promise<string[]> {
  try {
    const { customer } = await deps.customer.getCustomer(
      { customerId },
      { requestId, deadlineMs: namesDeadlineMs },
    );
    return customer === null ? [] : [customer.firstName, customer.lastName];
  } catch (error) {
    if (asAppError(error).code === 'customer_not_found') throw error;
    return [];
  }
}
