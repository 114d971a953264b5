import { audited } from '@latchkey/contracts/events';
import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { currentOrigin } from '@latchkey/kit/origin';
import type { CredentialEvent, CredentialRepository } from '../../domain/credential-repository.ts';
import {
  linkState,
  restorableState,
  type Credential,
  type RestorableState,
} from '../../domain/credential.ts';
import { hashSecret } from '../../domain/link-token.ts';
import type { PasswordHasher } from '../../domain/password-hasher.ts';
import { assertPasswordAllowed, type PasswordPolicy } from '../../domain/password-policy/index.ts';
import type { PublishEvents } from '../../domain/publish-events.ts';
import type { DeviceTokens } from '../../domain/throttle/device-token.ts';
import type { ThrottleKeys } from '../../domain/throttle/throttle-keys.ts';
import type { ThrottleRepository } from '../../domain/throttle/throttle-repository.ts';

export interface RestorePasswordDeps {
  credentials: Pick<CredentialRepository, 'findByLinkHash' | 'restore'>;
  hasher: Pick<PasswordHasher, 'hash'>;
  policy: PasswordPolicy;
  publish: PublishEvents;
  failures: Pick<ThrottleRepository, 'clear'>;
  throttleKeys: Pick<ThrottleKeys, 'login'>;
  deviceTokens: Pick<DeviceTokens, 'issue'>;
  clock: Clock;
  newId: () => string;
}

/** The state can change once under way (unconfirmed becomes active); whatever else happens empties the links. */
const maxRounds = 3;

/**
 * Sets a new password by a mailed link. One guarded write does everything, so of many at once one wins; the others
 * are told what became of the link. Unknown links cost no hash. It ends every wait of this login: strangers who
 * guess cannot shut out whoever has the mailbox, and the device is known from now on.
 * @returns the customer, and what makes this device known
 * @throws AppError link_invalid (unknown or used), link_expired, password_policy, overloaded
 */
export async function restorePassword(
  deps: RestorePasswordDeps,
  given: { token: string; newPassword: string; contextWords: readonly string[] },
): Promise<{ customerId: string; deviceToken: string }> {
  const hash = hashSecret(given.token);
  let phc: string | undefined;
  for (let round = 1; round <= maxRounds; round += 1) {
    const { credential, state } = await readLive(deps, hash);
    if (phc === undefined) {
      assertPasswordAllowed('newPassword', given.newPassword, deps.policy, {
        login: credential.login,
        words: given.contextWords,
      });
      phc = await deps.hasher.hash(given.newPassword);
    }
    const { customerId, login } = credential;
    if (await store(deps, { credential, hash, state, phc })) {
      // The password is set: a wait that stays, as the store went away just now, is no failure of this.
      await deps.failures.clear(deps.throttleKeys.login(login)).catch(() => undefined);
      return { customerId, deviceToken: deps.deviceTokens.issue(login) };
    }
  }
  throw new AppError('unavailable', { detail: 'the credential kept changing', retryAfterSeconds: 1 });
}

async function readLive(
  deps: RestorePasswordDeps,
  hash: string,
): Promise<{ credential: Credential; state: RestorableState }> {
  const credential = await deps.credentials.findByLinkHash(hash);
  const link = linkState(credential, hash, 'restore-password', deps.clock.now());
  if (link === 'expired') throw new AppError('link_expired');
  const state = credential === undefined ? undefined : restorableState(credential.state);
  if (link === 'invalid' || credential === undefined || state === undefined)
    throw new AppError('link_invalid');
  return { credential, state };
}

async function store(
  deps: RestorePasswordDeps,
  given: { credential: Credential; hash: string; state: RestorableState; phc: string },
): Promise<boolean> {
  const { hash, state, phc } = given;
  const { customerId, registration, password: before } = given.credential;
  const now = deps.clock.now();
  const events: CredentialEvent[] = [
    { id: deps.newId(), type: 'password.restored', data: { customerId, restoredAtMs: now }, at: now },
    audited(currentOrigin(), {
      id: deps.newId(),
      at: now,
      act: before === undefined ? 'password.set' : 'password.restored',
      subject: customerId,
      details: { via: 'link' },
    }),
  ];
  // Whoever uses a mailed link has the mailbox: that proves the address too, also of one let in without proof, and of an
  // imported one, which is unconfirmed without a registration.
  if (registration !== undefined || state === 'unconfirmed') {
    events.push({
      id: deps.newId(),
      type: 'registration.confirmed',
      data: { customerId, confirmedAtMs: now, requestId: '' },
      at: now,
    });
    const confirmed = { id: deps.newId(), at: now, act: 'account.confirmed', subject: customerId } as const;
    events.push(audited(currentOrigin(), { ...confirmed, details: { via: 'link' } }));
  }
  const password = { phc, setAt: now, origin: 'owner' } as const;
  const done = await deps.credentials.restore({ customerId, hash, state, now, password, events });
  if (done) deps.publish(customerId, events);
  return done;
}
