import { AppError } from '@latchkey/kit/errors';
import type { PasswordHasher } from '../../../domain/password-hasher.ts';
import { assertPasswordAllowed, type PasswordPolicy } from '../../../domain/password-policy/index.ts';
import { withPassword } from '../../../domain/staff/staff-user.ts';
import { changeUser, type ChangeUserDeps } from '../change-user.ts';
import {
  openStaffSession,
  readFullSession,
  type LiveSession,
  type SessionDeps,
} from '../sessions/sessions.ts';
import { staffAct, type ActDeps } from '../staff-act.ts';
import { checkCurrentPassword, type CurrentPasswordDeps } from './current-password.ts';

export interface ChangePasswordDeps extends SessionDeps, ChangeUserDeps, CurrentPasswordDeps, ActDeps {
  users: SessionDeps['users'] & ChangeUserDeps['users'];
  hasher: Pick<PasswordHasher, 'hash' | 'verify'>;
  policy: PasswordPolicy;
}

/**
 * Replaces the password of somebody who is logged in and knows the current one; all sessions and links end.
 * @returns a fresh session
 * @throws AppError session_ended, current_password_wrong, password_policy, too_many_attempts, overloaded
 */
export async function changePassword(
  deps: ChangePasswordDeps,
  given: { token: string; currentPassword: string; newPassword: string },
): Promise<{ token: string; live: LiveSession }> {
  const { user, session } = await readFullSession(deps, given.token, ['setup', 'full']);
  const verified = await checkCurrentPassword(deps, user, given.currentPassword);
  assertPasswordAllowed('newPassword', given.newPassword, deps.policy, {
    login: user.login,
    words: user.name.split(/\s+/),
  });
  const phc = await deps.hasher.hash(given.newPassword);
  const changed = await changeUser(
    deps,
    user.userId,
    (found) => {
      // Another change came first: what was verified is not the password any more.
      if (found.password?.phc !== verified) throw new AppError('current_password_wrong');
      return withPassword(found, phc, deps.clock.now());
    },
    ({ userId }) => [staffAct(deps, 'staff.password_changed', userId, { via: 'password' })],
  );
  const { userAgent, factorProven } = session;
  return openStaffSession(deps, changed, { userAgent, factorProven });
}
