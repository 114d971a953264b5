import type { Customer } from '@latchkey/contracts/customer';
import { AppError } from '@latchkey/kit/errors';
import type { StorefrontDeps } from '../operation.ts';

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
