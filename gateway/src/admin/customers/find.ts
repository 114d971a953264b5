import type { Customer } from '@latchkey/contracts/customer';
import { AppError } from '@latchkey/kit/errors';
import type { AdminDeps } from '../operation.ts';

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The customer with an id or a reference. @throws AppError customer_not_found */
export async function findCustomer(
  { directory }: Pick<AdminDeps, 'directory'>,
  idOrReference: string,
  requestId: string,
): Promise<Customer> {
  const by = uuid.test(idOrReference)
    ? { customerId: idOrReference.toLowerCase() }
    : { customerReference: idOrReference };
  const { customer } = await directory.findCustomer(by, { requestId });
  if (customer === null) throw new AppError('customer_not_found');
  return customer;
}
