import { AppError } from '@latchkey/kit/errors';
import type { Credentials } from '../../domain/credentials.ts';
import type { Customers } from '../../domain/customer.ts';

export interface Deps {
  credentials: Pick<Credentials, 'currentLogin'>;
  customers: Pick<Customers, 'followEmailChange'>;
}

/**
 * Takes over the address that identity has for an account, which alone decides about it. Called by the gateway once a
 * link was used, and by the event: whichever comes first does it, and whichever read identity earlier changes nothing.
 * @param at when it was changed, in milliseconds since the Unix epoch
 * @param byStaff nobody has proven the new address
 * @throws AppError `customer_not_found`: no profile yet (the event is tried again), `unavailable`
 */
export async function followEmailChange(
  deps: Deps,
  given: { customerId: string; at: number; byStaff: boolean },
): Promise<void> {
  const current = await deps.credentials.currentLogin(given.customerId);
  // Gone meanwhile: there is no address to take over.
  if (current === undefined) return;
  if (!(await deps.customers.followEmailChange({ ...given, ...current })))
    throw new AppError('customer_not_found', { detail: `no profile for a new address: ${given.customerId}` });
}
