import type { Clock } from '@latchkey/kit/clock';
import type { CredentialEvent } from '../../domain/credential-repository.ts';
import { normaliseLogin } from '../../domain/login.ts';
import type { PasswordHasher } from '../../domain/password-hasher.ts';
import { assertPasswordAllowed, type PasswordPolicy } from '../../domain/password-policy/index.ts';
import type { PublishEvents } from '../../domain/publish-events.ts';
import type { StagedRegistrationRepository } from '../../domain/staged-registration-repository.ts';
import type { ThrottleKeys } from '../../domain/throttle/throttle-keys.ts';

export interface StageRegistrationDeps {
  registrations: Pick<StagedRegistrationRepository, 'insert'>;
  hasher: Pick<PasswordHasher, 'hash'>;
  policy: PasswordPolicy;
  publish: PublishEvents;
  throttleKeys: Pick<ThrottleKeys, 'address'>;
  doubleOptIn: boolean;
  /** Milliseconds a confirmation link lives. */
  linkLifeMs: number;
  clock: Clock;
  newId: () => string;
}

/**
 * Stores a registration that becomes an account only by its mailed link. The promise: the same work and the same
 * answer whoever has the address, one hash and one insert; nothing is looked up.
 * @returns false with double opt-in off: nothing was stored
 * @throws AppError password_policy, overloaded
 */
export async function stageRegistration(
  deps: StageRegistrationDeps,
  given: {
    customerId: string;
    customerReference: string;
    login: string;
    password: string;
    requestId: string;
    locale: string;
    contextWords: readonly string[];
    clientAddress: string;
  },
): Promise<boolean> {
  if (!deps.doubleOptIn) return false;
  const { password, contextWords, customerId, customerReference, requestId, locale } = given;
  const login = normaliseLogin(given.login);
  assertPasswordAllowed('password', password, deps.policy, { login, words: contextWords });
  const phc = await deps.hasher.hash(password);
  const at = deps.clock.now();
  const event: CredentialEvent = {
    id: deps.newId(),
    type: 'registration.confirmation_requested',
    data: { requestId, customerId, requestedAtMs: at },
    at,
  };
  const origin = deps.throttleKeys.address('request', given.clientAddress) ?? '';
  const row = { requestId, customerId, customerReference, login, phc, locale, origin, at, link: undefined };
  // The mail may be as late as its link lives; from then on the link's own life counts.
  await deps.registrations.insert(row, event, at + 2 * deps.linkLifeMs);
  deps.publish(requestId, [event]);
  return true;
}
