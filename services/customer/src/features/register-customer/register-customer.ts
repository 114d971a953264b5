import type { Clock } from '@latchkey/kit/clock';
import { AppError, fieldErrors } from '@latchkey/kit/errors';
import { newId } from '@latchkey/kit/ids';
import type { Credentials, NewCredential } from '../../domain/credentials.ts';
import { customerReference, type Customer, type ReferenceNumbers } from '../../domain/customer.ts';
import { parseProfile, type Profile, type ProfileInput } from '../../domain/profile.ts';
import { establishCustomer, type EstablishDeps } from './establish-customer.ts';

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

export interface Deps extends DraftDeps, Omit<EstablishDeps, 'credentials'> {
  credentials: EstablishDeps['credentials'] & Pick<Credentials, 'create'>;
}

export interface Registration {
  /** `locale` and `store` may be empty: the shop's defaults hold then. */
  profile: ProfileInput;
  password: string;
  acceptedTerms: boolean;
  /** IP address of whoever registers; may be empty. */
  clientAddress: string;
}

/**
 * Registers a customer (establish-customer.ts says in which steps).
 * @throws AppError `invalid_input`, `password_policy`, `login_taken`, `overloaded`; `unavailable` when the outcome is
 *   unknown or the registration was given up meanwhile: trying again is right then
 */
export async function registerCustomer(deps: Deps, registration: Registration): Promise<Customer> {
  const customer = await draftCustomer(deps, registration);
  const credential = newCredential(customer, registration);
  const create = (): ReturnType<Credentials['create']> => deps.credentials.create(credential);
  if ((await establishCustomer(deps, customer, { create, invited: false })) === 'given-up') {
    const detail = 'the registration took too long and was given up';
    throw new AppError('unavailable', { detail, retryAfterSeconds: 1 });
  }
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
export function newCredential(
  customer: Customer,
  { password, clientAddress }: Pick<Registration, 'password' | 'clientAddress'>,
): NewCredential {
  return {
    customerId: customer.customerId,
    customerReference: customer.customerReference,
    login: customer.email,
    password,
    requestId: newId(),
    locale: customer.locale,
    contextWords: [customer.firstName, customer.lastName],
    clientAddress,
  };
}
