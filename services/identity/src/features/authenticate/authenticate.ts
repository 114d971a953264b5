import { audited } from '@latchkey/contracts/events';
import { AppError, asAppError } from '@latchkey/kit/errors';
import { currentOrigin } from '@latchkey/kit/origin';
import type { RecordActs } from '../../domain/audit/record-acts.ts';
import type { SessionTokens } from '../../domain/access-token.ts';
import type { CredentialRepository } from '../../domain/credential-repository.ts';
import { mayLogIn, type Credential, type StoredPassword } from '../../domain/credential.ts';
import type { Decoys } from '../../domain/decoy.ts';
import { normaliseLogin, type Login } from '../../domain/login.ts';
import type { PasswordHasher } from '../../domain/password-hasher.ts';
import { openSession, type OpenSessionDeps } from '../open-session/open-session.ts';
import type { DeviceTokens } from '../../domain/throttle/device-token.ts';
import type { LoginGuards } from '../../domain/throttle/login-guards.ts';
import type { Guard } from '../../domain/throttle/throttle-repository.ts';
import type { Throttle } from '../../domain/throttle/throttle.ts';

export interface AuthenticateDeps extends OpenSessionDeps {
  credentials: Pick<CredentialRepository, 'findByLogin' | 'upgrade'>;
  hasher: PasswordHasher;
  decoys: Decoys;
  throttle: Pick<Throttle, 'look' | 'hasReached'>;
  recordActs: RecordActs;
  loginGuards: LoginGuards;
  deviceTokens: Pick<DeviceTokens, 'issue'>;
  /** Runs work after the answer; its failure concerns nobody. */
  afterwards: (work: () => Promise<void>) => void;
}

/** Where a login comes from; the address and the device token are empty when there is none. */
export interface LoginOrigin {
  readonly address: string;
  readonly deviceToken: string;
  readonly userAgent: string;
}

/**
 * Opens a session for whoever knows login and password. Every failure does the same work, two reads, one
 * verification and the counting, and gives the same error: whether the login is unknown, unconfirmed, blocked or
 * without a password, or the password is wrong, cannot be told from outside. Who has failed too often is refused
 * before the verification, known or not.
 * @returns the tokens, and what makes this device known
 * @throws AppError authentication_failed, too_many_attempts, overloaded
 */
export async function authenticate(
  deps: AuthenticateDeps,
  given: { login: string; password: string; client: LoginOrigin },
): Promise<{ tokens: SessionTokens; deviceToken: string }> {
  const login = normaliseLogin(given.login);
  // Turning somebody away must cost next to nothing, or those who are let in pay for it.
  const { guards, attempt, credential } = await deps.hasher.approach(() => lookUp(deps, login, given.client));
  const verified = await attempt
    .run('authentication_failed', () => verify(deps, login, credential, given.password))
    .catch((error: unknown) => {
      if (asAppError(error).code === 'authentication_failed')
        deps.afterwards(() => recordWait(deps, guards, credential));
      throw error;
    });
  await deps.hasher.depart();
  const tokens = await openSession(deps, verified.credential, given.client.userAgent);
  if (deps.hasher.needsUpgrade(verified.phc, given.password)) {
    deps.afterwards(() => upgrade(deps, verified, given.password));
  }
  return { tokens, deviceToken: deps.deviceTokens.issue(login) };
}

/** At once, also for who is refused then: the same two reads and one wait for everybody. */
async function lookUp(deps: AuthenticateDeps, login: Login, client: LoginOrigin) {
  const guards = deps.loginGuards(login, client);
  const [attempt, credential] = await Promise.all([
    deps.throttle.look(guards),
    deps.credentials.findByLogin(login),
  ]);
  return { guards, attempt, credential };
}

/** @throws AppError authentication_failed */
async function verify(
  deps: AuthenticateDeps,
  login: Login,
  credential: Credential | undefined,
  password: string,
): Promise<{ credential: Credential; phc: string }> {
  const stored = verifiablePassword(deps.hasher, credential);
  const matches = await deps.hasher.verify(
    stored ?? { phc: deps.decoys.forLogin(login), origin: 'owner' },
    password,
  );
  if (!matches || stored === undefined || credential === undefined || !mayLogIn(credential)) {
    throw new AppError('authentication_failed');
  }
  return { credential, phc: stored.phc };
}

function verifiablePassword(
  hasher: PasswordHasher,
  credential: Credential | undefined,
): StoredPassword | undefined {
  const stored = credential?.password;
  return stored !== undefined && hasher.classOf(stored.phc) !== undefined ? stored : undefined;
}

/** Compare-and-set on the hash that was verified: an old password never comes back by a race with its change. */
async function upgrade(
  deps: AuthenticateDeps,
  { credential: { customerId, password: stored }, phc: verified }: { credential: Credential; phc: string },
  password: string,
): Promise<void> {
  const phc = await deps.hasher.hash(password, stored?.origin);
  await deps.credentials.upgrade({ customerId, verified, phc });
}

/** Looks after the answer, for unknown logins too, whether there were too many failures; only an account has a trail. */
async function recordWait(
  deps: AuthenticateDeps,
  guards: readonly Guard[],
  credential: Credential | undefined,
): Promise<void> {
  if (!(await deps.throttle.hasReached(guards.slice(0, 1))) || credential === undefined) return;
  const { customerId: subject } = credential;
  const failed = { id: deps.newId(), at: deps.clock.now(), act: 'login.throttled', subject } as const;
  await deps.recordActs(audited(currentOrigin(), failed).data.entries);
}
