import { AppError } from '@latchkey/kit/errors';
import { customerRegistered, type Customers } from '../../domain/customer.ts';
import type { StagedProfiles } from '../../domain/staged-profiles.ts';

export interface Deps {
  customers: Pick<Customers, 'insert' | 'recordConfirmation' | 'replaceUnconfirmed'>;
  staged: Pick<StagedProfiles, 'find' | 'delete'>;
}

/**
 * Puts the profile of a confirmed registration in its place: as a new customer, or over the profile of an earlier
 * registration of the same address that was never confirmed. Called by the gateway and by the event, whichever comes
 * first; the other one changes nothing, for the staged profile is gone or the profile is confirmed.
 * @param given.requestId empty when the registration was not staged: its profile is there already
 * @throws AppError `customer_not_found`, `unavailable`
 */
export async function completeRegistration(
  deps: Deps,
  given: { customerId: string; requestId: string; confirmedAt: number },
): Promise<void> {
  const { customerId, requestId, confirmedAt } = given;
  const staged = requestId === '' ? undefined : await deps.staged.find(requestId);
  if (staged === undefined) {
    if (await deps.customers.recordConfirmation(customerId, confirmedAt)) return;
    throw new AppError('customer_not_found', { detail: `confirmed, but no profile: ${customerId}` });
  }
  const { customer } = staged;
  if (customer.customerId === customerId) {
    const profile = { ...customer, confirmedAt, updatedAt: confirmedAt };
    await deps.customers.insert(profile, customerRegistered(profile));
  } else {
    await deps.customers.replaceUnconfirmed(customerId, customer, confirmedAt);
  }
  await deps.staged.delete(requestId);
}
