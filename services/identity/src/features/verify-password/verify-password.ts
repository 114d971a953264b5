import { AppError } from '@latchkey/kit/errors';
import type { CredentialRepository } from '../../domain/credential-repository.ts';
import { mayLogIn, type Credential } from '../../domain/credential.ts';
import type { PasswordHasher } from '../../domain/password-hasher.ts';
import type { Guard } from '../../domain/throttle/throttle-repository.ts';
import type { Throttle } from '../../domain/throttle/throttle.ts';

export interface VerifyPasswordDeps {
  credentials: Pick<CredentialRepository, 'findById'>;
  hasher: Pick<PasswordHasher, 'verify'>;
  throttle: Pick<Throttle, 'look'>;
  /** What guesses at the current password are counted for. */
  currentPasswordGuards: (customerId: string) => readonly Guard[];
}

/**
 * Makes sure that whoever holds an access token is its owner. They may guess no more often than at a login, and than
 * when they change the password: it is the same count.
 * @returns the credential as it was when the password was verified
 * @throws AppError credential_not_found, current_password_wrong, too_many_attempts, overloaded
 */
export async function verifyPassword(
  deps: VerifyPasswordDeps,
  given: { customerId: string; password: string },
): Promise<Credential> {
  const [attempt, credential] = await Promise.all([
    deps.throttle.look(deps.currentPasswordGuards(given.customerId)),
    deps.credentials.findById(given.customerId),
  ]);
  if (credential === undefined || !mayLogIn(credential)) throw new AppError('credential_not_found');
  return attempt.run('current_password_wrong', async () => {
    const stored = credential.password;
    if (stored === undefined || !(await deps.hasher.verify(stored, given.password)))
      throw new AppError('current_password_wrong');
    return credential;
  });
}
