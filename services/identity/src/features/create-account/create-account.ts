import type { Clock } from '@latchkey/kit/clock';
import type { CredentialRepository } from '../../domain/credential-repository.ts';
import { createCredential } from '../../domain/credential.ts';
import { normaliseLogin } from '../../domain/login.ts';
import { insertPending } from '../create-credential/create-credential.ts';

export interface CreateAccountDeps {
  credentials: Pick<CredentialRepository, 'insert' | 'findByLogin'>;
  clock: Clock;
}

/**
 * Inserts a pending credential without a password, for somebody whose account staff makes. Its first mail goes out when
 * it is activated. Idempotent by the customer.
 * @returns the customer whose pending registration holds the login, so that nothing was inserted; else nothing
 * @throws AppError login_taken
 */
export async function createAccount(
  deps: CreateAccountDeps,
  given: {
    customerId: string;
    customerReference: string;
    login: string;
    requestId: string;
    locale: string;
    invite: boolean;
  },
): Promise<{ pendingHolder: string | undefined }> {
  const { customerId, customerReference, requestId, locale, invite } = given;
  const now = deps.clock.now();
  const created = createCredential({
    ...{ customerId, customerReference, now },
    login: normaliseLogin(given.login),
    phc: undefined,
    registration: { requestId, locale },
  });
  const invitation = invite ? { requestId, locale, requestedAt: now } : undefined;
  return insertPending(deps.credentials, { ...created, invitation });
}
