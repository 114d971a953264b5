import type { EventData } from '@latchkey/contracts/events';
import { AppError } from '@latchkey/kit/errors';
import type { Customers } from '../../domain/customer.ts';

export interface Deps {
  customers: Pick<Customers, 'recordConfirmation'>;
}

/**
 * Notes on the profile that a link proved its address. The same event twice changes nothing more.
 *
 * A credential is activated only after its profile was stored, so the profile is there, unless the store lost it. The
 * event is then tried again with growing waits and at last rests among the dead letters, where operators see it.
 * @throws AppError `customer_not_found`, `unavailable`
 */
export async function recordConfirmation(
  deps: Deps,
  { customerId, confirmedAtMs }: EventData<'registration.confirmed'>,
): Promise<void> {
  if (!(await deps.customers.recordConfirmation(customerId, confirmedAtMs))) {
    throw new AppError('customer_not_found', { detail: `confirmed, but no profile: ${customerId}` });
  }
}
