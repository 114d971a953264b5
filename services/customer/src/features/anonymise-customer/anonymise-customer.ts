import type { Clock } from '@latchkey/kit/clock';
import { AppError, asAppError } from '@latchkey/kit/errors';
import type { Logger } from '@latchkey/kit/logging';
import type { Credentials } from '../../domain/credentials.ts';
import type { CustomerAnonymised, Customers } from '../../domain/customer.ts';

export interface BlankProfileDeps {
  customers: Pick<Customers, 'anonymise' | 'tombstoneUnlessPresent'>;
}

export interface Deps extends BlankProfileDeps {
  credentials: Pick<Credentials, 'anonymise'>;
  clock: Clock;
  logger: Logger;
}

/**
 * Lets a person go. Identity comes first: its one write frees the address, ends the account and says so by an event. From
 * there on it only goes forward: should this process die before the profile is blanked, the event does it.
 * @throws AppError `customer_not_found`, `unavailable`
 */
export async function anonymiseCustomer(deps: Deps, customerId: string): Promise<void> {
  await endAccount(deps, customerId);
  try {
    await blankProfile(deps, customerId, deps.clock.now());
  } catch (error) {
    deps.logger.warn({ customerId, code: asAppError(error).code }, 'blanking is left to the event');
  }
}

/**
 * Blanks the profile of somebody whose account has ended. Again changes nothing more. Where no profile is, a late one shall
 * not appear any more: a tombstone takes its place.
 * @param at milliseconds since the Unix epoch
 * @throws AppError `unavailable`
 */
export async function blankProfile(deps: BlankProfileDeps, customerId: string, at: number): Promise<void> {
  const event: CustomerAnonymised = {
    type: 'customer.anonymised',
    data: { customerId, anonymisedAtMs: at },
  };
  if ((await deps.customers.anonymise(customerId, event)) !== 'unknown') return;
  if ((await deps.customers.tombstoneUnlessPresent(customerId, at)) === 'present')
    await deps.customers.anonymise(customerId, event);
}

async function endAccount(deps: Deps, customerId: string): Promise<void> {
  try {
    await deps.credentials.anonymise(customerId);
  } catch (error) {
    if (asAppError(error).code !== 'credential_not_found') throw error;
    throw new AppError('customer_not_found', { cause: error });
  }
}
