import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { hashSecret } from '../../../domain/link-token.ts';
import type { LinkState } from '../../../domain/link.ts';
import type { PasswordHasher } from '../../../domain/password-hasher.ts';
import { assertPasswordAllowed, type PasswordPolicy } from '../../../domain/password-policy/index.ts';
import { staffLinkState } from '../../../domain/staff/staff-link.ts';
import type { AdminRoster, StaffRepository } from '../../../domain/staff/staff-repository.ts';
import { withPassword } from '../../../domain/staff/staff-user.ts';
import type { DeviceTokens } from '../../../domain/throttle/device-token.ts';
import type { ThrottleKeys } from '../../../domain/throttle/throttle-keys.ts';
import type { ThrottleRepository } from '../../../domain/throttle/throttle-repository.ts';
import { enterRoster } from '../admin-roster.ts';
import { changeUser, type ChangeUserDeps } from '../change-user.ts';
import { staffAct, type ActDeps } from '../staff-act.ts';
import { staffName } from '../log-in/log-in.ts';

export interface RestorePasswordDeps extends ChangeUserDeps, ActDeps {
  users: ChangeUserDeps['users'] & Pick<StaffRepository, 'findByLinkHash'>;
  roster: AdminRoster;
  hasher: Pick<PasswordHasher, 'hash'>;
  policy: PasswordPolicy;
  failures: Pick<ThrottleRepository, 'clear'>;
  throttleKeys: Pick<ThrottleKeys, 'login'>;
  deviceTokens: Pick<DeviceTokens, 'issue'>;
  clock: Clock;
}

/** Whether a mailed link lives. Consumes nothing. */
export async function inspectLink(
  deps: Pick<RestorePasswordDeps, 'users' | 'clock'>,
  token: string,
): Promise<LinkState> {
  const hash = hashSecret(token);
  const user = await deps.users.findByLinkHash(hash);
  return staffLinkState(user?.links, hash, deps.clock.now());
}

/**
 * Sets a password by a mailed link, of an invitation or a reset. One guarded write does everything, so of many at once
 * one wins. It ends every wait of this login.
 * @returns what makes this device known
 * @throws AppError link_invalid (unknown or used), link_expired, password_policy, overloaded
 */
export async function restorePassword(
  deps: RestorePasswordDeps,
  given: { token: string; newPassword: string },
): Promise<string> {
  const hash = hashSecret(given.token);
  const user = await deps.users.findByLinkHash(hash);
  refuseUnlessLive(staffLinkState(user?.links, hash, deps.clock.now()));
  if (user === undefined) throw new AppError('link_invalid');
  const { login, name, userId } = user;
  assertPasswordAllowed('newPassword', given.newPassword, deps.policy, { login, words: name.split(/\s+/) });
  const phc = await deps.hasher.hash(given.newPassword);
  if (user.role === 'admin') await enterRoster(deps.roster, userId);
  await changeUser(
    deps,
    userId,
    (found) => {
      const now = deps.clock.now();
      refuseUnlessLive(staffLinkState(found.links, hash, now));
      return withPassword(found, phc, now);
    },
    (_, { state }) => {
      const act = state === 'invited' ? 'staff.password_set' : 'staff.password_restored';
      return [staffAct(deps, act, userId, { via: 'link' })];
    },
  );
  // The password is set: a wait that stays, as the store went away just now, is no failure of this.
  await deps.failures.clear(deps.throttleKeys.login(staffName(login))).catch(() => undefined);
  return deps.deviceTokens.issue(staffName(login));
}

function refuseUnlessLive(state: LinkState): void {
  if (state === 'expired') throw new AppError('link_expired');
  if (state === 'invalid') throw new AppError('link_invalid');
}
