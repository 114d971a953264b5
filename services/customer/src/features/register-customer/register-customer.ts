import type { Clock } from '@latchkey/kit/clock';
import { AppError, asAppError, fieldErrors } from '@latchkey/kit/errors';
import { newId } from '@latchkey/kit/ids';
import type { Logger } from '@latchkey/kit/logging';
import type { Credentials, NewCredential } from '../../domain/credentials.ts';
import {
  customerReference,
  customerRegistered,
  type Customer,
  type Customers,
  type ReferenceNumbers,
} from '../../domain/customer.ts';
import { parseProfile, type Profile, type ProfileInput } from '../../domain/profile.ts';

/** What a new customer is made with. */
export interface DraftDeps {
  references: Pick<ReferenceNumbers, 'next'>;
  clock: Clock;
  referencePrefix: string;
  /** The version of the terms people accept now. */
  termsVersion: string;
  defaultLocale: string;
  defaultStore: string;
}

export interface Deps extends DraftDeps {
  customers: Pick<Customers, 'insert'>;
  credentials: Pick<Credentials, 'create' | 'activate'>;
  settle: (customerId: string) => Promise<'completed' | 'undone'>;
  logger: Logger;
}

export interface Registration {
  /** `locale` and `store` may be empty: the shop's defaults hold then. */
  profile: ProfileInput;
  password: string;
  acceptedTerms: boolean;
}

/**
 * Registers a customer. Each step makes the next one safe, wherever the process dies:
 * 1. identity stores a pending credential, which holds the login and lets nobody in;
 * 2. the profile and its event are stored in one write: from here on the registration stands;
 * 3. identity activates the credential, and does so on the event too should this process not get there.
 *
 * A death before 2 leaves a pending credential, which the reconciler removes, or at once the next registration of
 * the same login. No path leaves a profile without a credential or a credential without a profile for good.
 * @throws AppError `invalid_input`, `password_policy`, `login_taken`, `overloaded`; `unavailable` when the outcome is
 *   unknown or the registration was given up meanwhile: trying again is right then
 */
export async function registerCustomer(deps: Deps, registration: Registration): Promise<Customer> {
  const customer = await draftCustomer(deps, registration);
  await claimLogin(deps, newCredential(customer, registration.password));
  if ((await deps.customers.insert(customer, customerRegistered(customer))) === 'tombstoned') {
    throw tryAgain('the registration took too long and was given up');
  }
  await activate(deps, customer.customerId);
  return customer;
}

/**
 * A customer as the registration tells, with an id and a reference of its own; nothing is stored yet.
 * @throws AppError `invalid_input`, `unavailable`
 */
export async function draftCustomer(deps: DraftDeps, registration: Registration): Promise<Customer> {
  const now = deps.clock.now();
  const profile = checkedProfile(deps, registration, now);
  return {
    ...profile,
    customerId: newId(),
    customerReference: customerReference(deps.referencePrefix, await deps.references.next()),
    acceptedTerms: { version: deps.termsVersion, at: now },
    registeredAt: now,
    updatedAt: now,
  };
}

function checkedProfile(deps: DraftDeps, { profile, acceptedTerms }: Registration, now: number): Profile {
  if (!acceptedTerms) throw fieldErrors({ field: 'acceptedTerms', rule: 'accepted' });
  return parseProfile(
    { ...profile, locale: profile.locale || deps.defaultLocale, store: profile.store || deps.defaultStore },
    now,
  );
}

/** What identity is told of a registration, with a request id of its own. */
export function newCredential(customer: Customer, password: string): NewCredential {
  return {
    customerId: customer.customerId,
    customerReference: customer.customerReference,
    login: customer.email,
    password,
    requestId: newId(),
    locale: customer.locale,
    contextWords: [customer.firstName, customer.lastName],
  };
}

/**
 * A login held by a registration that is itself pending is not taken yet: whoever registers again right after a crash
 * would be told of an account that is about to vanish. So that registration is settled first. Of several registrations
 * of one address at the same moment the last one wins, and those it undid are told to try again.
 */
async function claimLogin(deps: Deps, credential: NewCredential): Promise<void> {
  const first = await deps.credentials.create(credential);
  if (first === undefined) return;
  if ((await deps.settle(first.pendingHolder)) === 'completed') throw new AppError('login_taken');
  if ((await deps.credentials.create(credential)) !== undefined) {
    throw tryAgain('several registrations of one address at the same moment');
  }
}

/** The registration stands already: a failure here only delays it, until identity gets the event. */
async function activate(deps: Deps, customerId: string): Promise<void> {
  try {
    await deps.credentials.activate(customerId);
  } catch (error) {
    deps.logger.warn({ customerId, code: asAppError(error).code }, 'activation is left to the event');
  }
}

function tryAgain(detail: string): AppError {
  return new AppError('unavailable', { detail, retryAfterSeconds: 1 });
}
