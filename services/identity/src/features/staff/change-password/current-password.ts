import { AppError } from '@latchkey/kit/errors';
import type { PasswordHasher } from '../../../domain/password-hasher.ts';
import type { StaffUser } from '../../../domain/staff/staff-user.ts';
import type { Guard } from '../../../domain/throttle/throttle-repository.ts';
import type { Throttle } from '../../../domain/throttle/throttle.ts';
import { readFullSession, type SessionDeps } from '../sessions/sessions.ts';

export interface CurrentPasswordDeps {
  hasher: Pick<PasswordHasher, 'verify'>;
  throttle: Pick<Throttle, 'look'>;
  /** What guesses at the current password are counted for. */
  currentPasswordGuards: (userId: string) => readonly Guard[];
}

/**
 * Proves that it is the owner who holds the session.
 * @returns the hash that was verified
 * @throws AppError current_password_wrong, too_many_attempts, overloaded
 */
export async function checkCurrentPassword(
  deps: CurrentPasswordDeps,
  user: StaffUser,
  password: string,
): Promise<string> {
  const attempt = await deps.throttle.look(deps.currentPasswordGuards(user.userId));
  return attempt.run('current_password_wrong', async () => {
    const phc = user.password?.phc;
    if (phc === undefined || !(await deps.hasher.verify({ phc, origin: 'owner' }, password)))
      throw new AppError('current_password_wrong');
    return phc;
  });
}

/**
 * The same for what another service is about to do for them: whoever only holds the session is refused.
 * @throws AppError session_ended, current_password_wrong, too_many_attempts, overloaded
 */
export async function verifyOwnPassword(
  deps: SessionDeps & CurrentPasswordDeps,
  given: { token: string; currentPassword: string },
): Promise<void> {
  const { user } = await readFullSession(deps, given.token);
  await checkCurrentPassword(deps, user, given.currentPassword);
}
