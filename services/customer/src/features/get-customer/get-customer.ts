import { AppError } from '@latchkey/kit/errors';
import type { Customer, Customers } from '../../domain/customer.ts';

export interface Deps {
  customers: Pick<Customers, 'find'>;
}

/**
 * One profile by its id.
 * @throws AppError `customer_not_found`, `unavailable`
 */
export async function getCustomer(deps: Deps, customerId: string): Promise<Customer> {
  const customer = await deps.customers.find(customerId);
  if (customer === undefined) throw new AppError('customer_not_found');
  return customer;
}
