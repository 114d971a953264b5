import { AppError, asAppError } from '@latchkey/kit/errors';
import type { Decoys } from '../../../domain/decoy.ts';
import { normaliseLogin, type Login } from '../../../domain/login.ts';
import type { PasswordHasher } from '../../../domain/password-hasher.ts';
import type { StaffRepository } from '../../../domain/staff/staff-repository.ts';
import type { StaffUser } from '../../../domain/staff/staff-user.ts';
import type { DeviceTokens } from '../../../domain/throttle/device-token.ts';
import type { LoginGuards } from '../../../domain/throttle/login-guards.ts';
import type { Throttle } from '../../../domain/throttle/throttle.ts';
import { changeUser, type ChangeUserDeps } from '../change-user.ts';
import { staffAct, type ActDeps } from '../staff-act.ts';
import { openStaffSession, type LiveSession, type SessionDeps } from '../sessions/sessions.ts';

export interface LogInDeps extends SessionDeps, ChangeUserDeps, ActDeps {
  users: ChangeUserDeps['users'] & Pick<StaffRepository, 'findByLogin'>;
  /** Runs work after the answer; its failure concerns nobody. */
  afterwards: (work: () => Promise<void>) => void;
  hasher: Pick<PasswordHasher, 'verify'>;
  /** Staff's own: no imported hashes among them. */
  decoys: Decoys;
  throttle: Pick<Throttle, 'look'>;
  loginGuards: LoginGuards;
  deviceTokens: Pick<DeviceTokens, 'issue'>;
}

/** What failures of a user are counted for and its devices are known by: apart from a customer's with the same address. */
export function staffName(login: Login): Login {
  return `staff:${login}` as Login;
}

/**
 * Opens a session for whoever knows login and password. Every failure does the same work and gives the same error:
 * unknown, invited, disabled, or the wrong password.
 * @throws AppError authentication_failed, too_many_attempts, overloaded
 */
export async function logIn(
  deps: LogInDeps,
  given: {
    login: string;
    password: string;
    client: { address: string; deviceToken: string; userAgent: string };
  },
): Promise<{ token: string; live: LiveSession; deviceToken: string }> {
  const login = normaliseLogin(given.login);
  const [attempt, found] = await Promise.all([
    deps.throttle.look(deps.loginGuards(staffName(login), given.client)),
    deps.users.findByLogin(login),
  ]);
  const user = await attempt
    .run('authentication_failed', () => verify(deps, login, found, given.password))
    .catch((error: unknown) => {
      const wrong = asAppError(error).code === 'authentication_failed';
      if (wrong && found !== undefined) deps.afterwards(() => noteFailure(deps, found.userId));
      throw error;
    });
  const { token, live } = await openStaffSession(deps, user, { userAgent: given.client.userAgent });
  if (live.stage !== 'code') await noteLogin(deps, user.userId);
  return { token, live, deviceToken: deps.deviceTokens.issue(staffName(login)) };
}

/** With a second factor it is one only when the code was proven. */
async function noteLogin(deps: LogInDeps, userId: string): Promise<void> {
  await changeUser(
    deps,
    userId,
    (user) => ({ ...user, lastLoginAt: deps.clock.now() }),
    () => [staffAct(deps, 'staff.logged_in', userId)],
  );
}

/** After the answer: it must not take longer for a user whom there is. */
async function noteFailure(deps: LogInDeps, userId: string): Promise<void> {
  await changeUser(
    deps,
    userId,
    (user) => ({ ...user }),
    () => [staffAct(deps, 'staff.login_failed', userId)],
  );
}

async function verify(
  { hasher, decoys }: LogInDeps,
  login: Login,
  user: StaffUser | undefined,
  password: string,
): Promise<StaffUser> {
  const phc = user?.password?.phc;
  const matches = await hasher.verify({ phc: phc ?? decoys.forLogin(login), origin: 'owner' }, password);
  if (!matches || phc === undefined || user?.state !== 'active') throw new AppError('authentication_failed');
  return user;
}
