import type { Clock } from '@latchkey/kit/clock';
import type { Credentials } from '../../domain/credentials.ts';
import type { Customers } from '../../domain/customer.ts';

export interface Deps {
  customers: Pick<Customers, 'tombstoneUnlessPresent'>;
  credentials: Pick<Credentials, 'activate' | 'deletePending'>;
  clock: Clock;
}

/**
 * Ends a registration that stopped half-way: with its profile stored it is completed, without it is undone.
 *
 * The tombstone comes before the deletion: a registration that is merely slow then fails to store its profile instead
 * of leaving a profile without a credential. Any number of copies may settle the same registration at once; they
 * all see the same profile or the same tombstone.
 * @throws AppError `unavailable`; the registration is then as pending as before
 */
export async function settleRegistration(deps: Deps, customerId: string): Promise<'completed' | 'undone'> {
  const profile = await deps.customers.tombstoneUnlessPresent(customerId, deps.clock.now());
  if (profile === 'present') {
    await deps.credentials.activate(customerId);
    return 'completed';
  }
  await deps.credentials.deletePending(customerId);
  return 'undone';
}
