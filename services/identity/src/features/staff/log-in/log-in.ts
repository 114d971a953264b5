import { AppError } from '@latchkey/kit/errors';
import type { Decoys } from '../../../domain/decoy.ts';
import { normaliseLogin, type Login } from '../../../domain/login.ts';
import type { PasswordHasher } from '../../../domain/password-hasher.ts';
import type { StaffRepository } from '../../../domain/staff/staff-repository.ts';
import type { StaffUser } from '../../../domain/staff/staff-user.ts';
import type { DeviceTokens } from '../../../domain/throttle/device-token.ts';
import type { LoginGuards } from '../../../domain/throttle/login-guards.ts';
import type { Throttle } from '../../../domain/throttle/throttle.ts';
import { openStaffSession, type LiveSession, type SessionDeps } from '../sessions/sessions.ts';

export interface LogInDeps extends SessionDeps {
  users: Pick<StaffRepository, 'find' | 'findByLogin'>;
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
  const user = await attempt.run('authentication_failed', () => verify(deps, login, found, given.password));
  const { token, live } = await openStaffSession(deps, user, { userAgent: given.client.userAgent });
  return { token, live, deviceToken: deps.deviceTokens.issue(staffName(login)) };
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
