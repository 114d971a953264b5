import type { AuditRecordedEvent } from '@latchkey/contracts/events';
import { AppError, asAppError } from '@latchkey/kit/errors';
import type { Logger } from '@latchkey/kit/logging';
import type { Credentials } from '../../domain/credentials.ts';
import { customerRegistered, type Customer, type Customers } from '../../domain/customer.ts';

export interface EstablishDeps {
  customers: Pick<Customers, 'insert'>;
  credentials: Pick<Credentials, 'activate'>;
  settle: (customerId: string) => Promise<'completed' | 'undone'>;
  logger: Logger;
}

/** What distinguishes the ways in which customers come to be. */
export interface Establishing {
  /** Stores the pending credential, as Credentials.create does. */
  create: () => Promise<{ pendingHolder: string } | undefined>;
  /** Whether the first mail is an invitation to choose a password. */
  invited: boolean;
  /** For the audit trail, in the write that stores the profile. */
  entry?: AuditRecordedEvent;
}

/**
 * Makes an account of a profile. Each step makes the next one safe, wherever the process dies:
 * 1. identity stores a pending credential, which holds the login and lets nobody in;
 * 2. the profile and its event are stored in one write: from here on the customer stands;
 * 3. identity activates the credential, and does so on the event too should this process not get there.
 *
 * A death before 2 leaves a pending credential, which the reconciler removes, or at once the next registration of
 * the same login. No path leaves a profile without a credential or a credential without a profile for good.
 * @returns `given-up` when the reconciler was quicker: then nothing is left of it
 * @throws AppError what `create` throws, `login_taken`, `unavailable`
 */
export async function establishCustomer(
  deps: EstablishDeps,
  customer: Customer,
  { create, invited, entry }: Establishing,
): Promise<'established' | 'given-up'> {
  await claimLogin(deps, create);
  const stored = await deps.customers.insert(customer, customerRegistered(customer, invited), entry);
  if (stored === 'tombstoned') return 'given-up';
  await activate(deps, customer.customerId);
  return 'established';
}

/**
 * A login held by a registration that is itself pending is not taken yet: whoever registers again right after a crash
 * would be told of an account that is about to vanish. So that registration is settled first. Of several registrations
 * of one address at the same moment the last one wins, and those it undid are told to try again.
 */
async function claimLogin({ settle }: EstablishDeps, create: Establishing['create']): Promise<void> {
  const first = await create();
  if (first === undefined) return;
  if ((await settle(first.pendingHolder)) === 'completed') throw new AppError('login_taken');
  if ((await create()) !== undefined) {
    const detail = 'several registrations of one address at the same moment';
    throw new AppError('unavailable', { detail, retryAfterSeconds: 1 });
  }
}

/** The customer stands already: a failure here only delays the activation, until identity gets the event. */
async function activate(deps: EstablishDeps, customerId: string): Promise<void> {
  try {
    await deps.credentials.activate(customerId);
  } catch (error) {
    deps.logger.warn({ customerId, code: asAppError(error).code }, 'activation is left to the event');
  }
}
