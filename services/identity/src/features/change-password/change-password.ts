import { audited } from '@latchkey/contracts/events';
import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { currentOrigin } from '@latchkey/kit/origin';
import type { CredentialEvent, CredentialRepository } from '../../domain/credential-repository.ts';
import { mayLogIn, type Credential } from '../../domain/credential.ts';
import type { PasswordHasher } from '../../domain/password-hasher.ts';
import { assertPasswordAllowed, type PasswordPolicy } from '../../domain/password-policy/index.ts';
import type { PublishEvents } from '../../domain/publish-events.ts';
import type { Guard } from '../../domain/throttle/throttle-repository.ts';
import type { Throttle } from '../../domain/throttle/throttle.ts';

export interface ChangePasswordDeps {
  credentials: Pick<CredentialRepository, 'findById' | 'change'>;
  hasher: Pick<PasswordHasher, 'hash' | 'verify'>;
  policy: PasswordPolicy;
  publish: PublishEvents;
  throttle: Pick<Throttle, 'look'>;
  /** What guesses at the current password are counted for. */
  currentPasswordGuards: (customerId: string) => readonly Guard[];
  clock: Clock;
  newId: () => string;
}

/** A login may upgrade the hash in between: the same password verifies against the new one. */
const maxRounds = 3;

/**
 * Replaces the password of somebody who knows the current one; all sessions and links end. Whoever holds an access
 * token may guess at the current password no more often than at a login.
 * @returns the credential as it is now, for a fresh session
 * @throws AppError credential_not_found, password_policy, current_password_wrong, too_many_attempts, overloaded
 */
export async function changePassword(
  deps: ChangePasswordDeps,
  given: {
    customerId: string;
    currentPassword: string;
    newPassword: string;
    contextWords: readonly string[];
  },
): Promise<Credential> {
  const [attempt, credential] = await Promise.all([
    deps.throttle.look(deps.currentPasswordGuards(given.customerId)),
    read(deps, given.customerId),
  ]);
  assertPasswordAllowed('newPassword', given.newPassword, deps.policy, {
    login: credential.login,
    words: given.contextWords,
  });
  return attempt.run('current_password_wrong', () => replace(deps, credential, given));
}

async function replace(
  deps: ChangePasswordDeps,
  found: Credential,
  given: { customerId: string; currentPassword: string; newPassword: string },
): Promise<Credential> {
  let credential = found;
  let phc: string | undefined;
  for (let round = 1; round <= maxRounds; round += 1) {
    const stored = credential.password;
    if (stored === undefined || !(await deps.hasher.verify(stored, given.currentPassword))) {
      throw new AppError('current_password_wrong');
    }
    phc ??= await deps.hasher.hash(given.newPassword);
    if (await store(deps, given.customerId, stored.phc, phc))
      return { ...credential, epoch: credential.epoch + 1 };
    credential = await read(deps, given.customerId);
  }
  throw new AppError('unavailable', { detail: 'the credential kept changing', retryAfterSeconds: 1 });
}

/** Only an active account has somebody who is logged in. */
async function read(deps: ChangePasswordDeps, customerId: string): Promise<Credential> {
  const credential = await deps.credentials.findById(customerId);
  if (credential === undefined || !mayLogIn(credential)) throw new AppError('credential_not_found');
  return credential;
}

async function store(
  deps: ChangePasswordDeps,
  customerId: string,
  verified: string,
  phc: string,
): Promise<boolean> {
  const now = deps.clock.now();
  const events: CredentialEvent[] = [
    { id: deps.newId(), type: 'password.changed', data: { customerId, changedAtMs: now }, at: now },
    audited(currentOrigin(), { id: deps.newId(), at: now, act: 'password.changed', subject: customerId }),
  ];
  const password = { phc, setAt: now, origin: 'owner' } as const;
  const done = await deps.credentials.change({ customerId, verified, password, events });
  if (done) deps.publish(customerId, events);
  return done;
}
