import { fieldErrors } from '@latchkey/kit/errors';
import type { Contact, Customers } from '../../domain/customer.ts';

/** As many as identity mints links for in one call (protos/identity/v1, MintLinks). */
const maxIds = 500;

export interface Deps {
  customers: Pick<Customers, 'findContacts'>;
}

/**
 * What mails need to know of 1 to 500 people; unknown ids are left out.
 * @throws AppError `invalid_input`, `unavailable`
 */
export async function getContacts(deps: Deps, customerIds: readonly string[]): Promise<Contact[]> {
  if (customerIds.length < 1 || customerIds.length > maxIds) {
    throw fieldErrors({
      field: 'customerIds',
      rule: 'count',
      values: { min: 1, max: maxIds, actual: customerIds.length },
    });
  }
  return deps.customers.findContacts(customerIds);
}
