import { audited } from '@latchkey/contracts/events';
import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { newId } from '@latchkey/kit/ids';
import { currentOrigin } from '@latchkey/kit/origin';
import type { Customer, Customers } from '../../domain/customer.ts';
import { parseProfileChange } from '../../domain/profile.ts';

export interface Deps {
  customers: Pick<Customers, 'update'>;
  clock: Clock;
}

/**
 * Changes what is given of a profile, in one write that also tells the audit trail which fields; the rest stays.
 * @returns the profile afterwards
 * @throws AppError `invalid_input`, `customer_not_found`, `unavailable`
 */
export async function updateCustomer(
  deps: Deps,
  customerId: string,
  given: Parameters<typeof parseProfileChange>[0],
): Promise<Customer> {
  const now = deps.clock.now();
  const change = parseProfileChange(given, now);
  const entry = audited(currentOrigin(), {
    ...{ id: newId(), at: now, act: 'account.updated', subject: customerId },
    details: { fields: Object.keys(change).join(',') },
  });
  const updated = await deps.customers.update(customerId, change, now, entry);
  if (updated === undefined) throw new AppError('customer_not_found');
  return updated;
}
