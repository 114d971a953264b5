import { createHash } from 'node:crypto';
import { audited } from '@latchkey/contracts/events';
import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { newId } from '@latchkey/kit/ids';
import { currentOrigin } from '@latchkey/kit/origin';
import {
  createRequestLifeMs,
  type CreateRequest,
  type CreateRequests,
} from '../../domain/create-requests.ts';
import type { Credentials } from '../../domain/credentials.ts';
import {
  customerReference,
  type Customer,
  type Customers,
  type ReferenceNumbers,
} from '../../domain/customer.ts';
import { parseProfile, type Profile, type ProfileInput } from '../../domain/profile.ts';
import { establishCustomer, type EstablishDeps } from '../register-customer/establish-customer.ts';

export interface Deps extends Omit<EstablishDeps, 'customers' | 'credentials'> {
  customers: EstablishDeps['customers'] & Pick<Customers, 'find'>;
  credentials: EstablishDeps['credentials'] & Pick<Credentials, 'createWithoutPassword'>;
  references: Pick<ReferenceNumbers, 'next'>;
  requests: CreateRequests;
  clock: Clock;
  referencePrefix: string;
  defaultLocale: string;
  defaultStore: string;
}

export interface NewCustomer {
  /** `locale` and `store` may be empty: the shop's defaults hold then. */
  profile: ProfileInput;
  /** The one mail of this account carries a link to its first password; else it is that of any registration. */
  invite: boolean;
  /** Empty: this request is not tried again. */
  idempotencyKey: string;
}

/**
 * Makes a customer for whom staff fills in the form; nobody chooses a password but the customer. The steps are those of
 * a registration, and so is what becomes of them when this process dies. With a key the same request may be sent again
 * and again: it makes one customer, and goes on where it was cut off.
 * @throws AppError `invalid_input`, `login_taken`, `idempotency_key_reused`, `unavailable`
 */
export async function createCustomer(deps: Deps, given: NewCustomer): Promise<Customer> {
  const now = deps.clock.now();
  const profile = checkedProfile(deps, given.profile, now);
  const request = await claim(deps, given, profile, now);
  const { customerId } = request;
  const earlier = given.idempotencyKey === '' ? undefined : await deps.customers.find(customerId);
  if (earlier !== undefined) return earlier;

  const customer = { ...profile, customerId, ...referenceOf(request), registeredAt: now, updatedAt: now };
  const outcome = await establishCustomer(deps, customer, {
    create: () =>
      deps.credentials.createWithoutPassword({
        ...{ customerId, ...referenceOf(request), login: customer.email, locale: customer.locale },
        requestId: newId(),
        invite: given.invite,
      }),
    invited: given.invite,
    entry: audited(currentOrigin(), { id: newId(), at: now, act: 'account.created', subject: customerId }),
  });
  if (outcome === 'established') return customer;
  // The reconciler gave this try up: the next one under the key is another customer.
  await deps.requests.forget(request.key);
  throw new AppError('unavailable', { detail: 'it took too long and was given up', retryAfterSeconds: 1 });
}

function checkedProfile(deps: Deps, input: ProfileInput, now: number): Profile {
  const { locale, store } = input;
  return parseProfile(
    { ...input, locale: locale || deps.defaultLocale, store: store || deps.defaultStore },
    now,
  );
}

function referenceOf({ customerReference: reference }: CreateRequest): { customerReference: string } {
  return { customerReference: reference };
}

/** Id and reference of the customer this request makes: new ones, or those of the same request before. */
async function claim(
  deps: Deps,
  { idempotencyKey, invite }: NewCustomer,
  profile: Profile,
  now: number,
): Promise<CreateRequest> {
  const key = digest(`create customer ${idempotencyKey}`);
  const content = digest(JSON.stringify([Object.entries(profile).sort(), invite]));
  const known = idempotencyKey === '' ? undefined : await deps.requests.find(key);
  const made = known ?? {
    ...{ key, content, customerId: newId() },
    customerReference: customerReference(deps.referencePrefix, await deps.references.next()),
  };
  if (idempotencyKey === '') return made;
  const stored = known ?? (await deps.requests.claim(made, now + createRequestLifeMs));
  if (stored.content !== content) throw new AppError('idempotency_key_reused');
  return stored;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
