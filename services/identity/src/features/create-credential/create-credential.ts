import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import type { CredentialRepository } from '../../domain/credential-repository.ts';
import { createCredential as newCredential, type Credential } from '../../domain/credential.ts';
import { normaliseLogin } from '../../domain/login.ts';
import type { PasswordHasher } from '../../domain/password-hasher.ts';
import { assertPasswordAllowed, type PasswordPolicy } from '../../domain/password-policy/index.ts';
import type { ThrottleKeys } from '../../domain/throttle/throttle-keys.ts';

export interface CreateCredentialDeps {
  credentials: Pick<CredentialRepository, 'insert' | 'findByLogin'>;
  hasher: Pick<PasswordHasher, 'hash'>;
  policy: PasswordPolicy;
  throttleKeys: Pick<ThrottleKeys, 'address'>;
  clock: Clock;
}

/** @returns the customer whose pending registration holds the login, so that nothing was inserted; else nothing */
export async function createCredential(
  deps: CreateCredentialDeps,
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
): Promise<{ pendingHolder: string | undefined }> {
  const login = normaliseLogin(given.login);
  assertPasswordAllowed('password', given.password, deps.policy, { login, words: given.contextWords });
  // Hashed before the login is known to be free: a taken one takes as long.
  const phc = await deps.hasher.hash(given.password);
  const origin = deps.throttleKeys.address('request', given.clientAddress);
  const credential = newCredential({
    customerId: given.customerId,
    customerReference: given.customerReference,
    login,
    phc,
    registration: { requestId: given.requestId, locale: given.locale, origin },
    now: deps.clock.now(),
  });
  return insertPending(deps.credentials, credential);
}

/**
 * Inserts a pending credential, unless its login is held.
 * @returns the customer whose pending registration holds the login, so that nothing was inserted; else nothing
 * @throws AppError login_taken
 */
export async function insertPending(
  credentials: Pick<CredentialRepository, 'insert' | 'findByLogin'>,
  credential: Credential,
): Promise<{ pendingHolder: string | undefined }> {
  // A holder that is gone when it is looked up gave the login free: the next insert meets nobody.
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    if ((await credentials.insert(credential)) !== 'login-taken') return { pendingHolder: undefined };
    const holder = await credentials.findByLogin(credential.login);
    if (holder === undefined) continue;
    if (holder.state !== 'pending') throw new AppError('login_taken');
    return { pendingHolder: holder.customerId };
  }
  throw new AppError('unavailable', { detail: 'a login was taken and given back again and again' });
}
