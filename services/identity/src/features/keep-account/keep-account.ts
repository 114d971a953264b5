import { audited, type AuditAct } from '@latchkey/contracts/events';
import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { currentOrigin } from '@latchkey/kit/origin';
import type { AccountChange, CredentialRepository } from '../../domain/credential-repository.ts';
import { restorableStates, standing, type Credential } from '../../domain/credential.ts';
import type { PublishEvents } from '../../domain/publish-events.ts';
import type { SessionRepository } from '../../domain/session-repository.ts';

export interface KeepAccountDeps {
  credentials: Pick<CredentialRepository, 'findById' | 'changeAccount'>;
  sessions: Pick<SessionRepository, 'endAll'>;
  publish: PublishEvents;
  clock: Clock;
  newId: () => string;
}

/** Others change the same account at most a few times while somebody looks at it. */
const maxRounds = 4;

/**
 * The password of an account no longer counts: only a mailed link lets its owner in again, by setting another. Sessions
 * and links end. The hash stays, so that a login takes as long as before. Again changes nothing.
 * @throws AppError credential_not_found, account_blocked
 */
export function expirePassword(deps: KeepAccountDeps, customerId: string): Promise<void> {
  return shut(deps, customerId, 'password.expired', ({ state }) => {
    if (state === 'blocked') throw new AppError('account_blocked');
    if (state === 'reset-required') return undefined;
    return { state: 'reset-required', emptiesLinks: true, endsSessions: true };
  });
}

/** Every session ends, and every access token dies by the epoch. @throws AppError credential_not_found */
export function logOutAccount(deps: KeepAccountDeps, customerId: string): Promise<void> {
  return shut(deps, customerId, 'sessions.ended', () => ({ endsSessions: true }));
}

/**
 * Nobody gets in any more, by password or by link, until the account is unblocked. Again changes nothing.
 * @throws AppError credential_not_found
 */
export function blockAccount(deps: KeepAccountDeps, customerId: string): Promise<void> {
  return shut(deps, customerId, 'account.blocked', ({ state }) => {
    const blockedFrom = restorableStates.find((each) => each === state);
    if (blockedFrom === undefined) return undefined;
    return { state: 'blocked', blockedFrom, emptiesLinks: true, endsSessions: true };
  });
}

/** Gives a blocked account back the state it had. Again changes nothing. @throws AppError credential_not_found */
export function unblockAccount(deps: KeepAccountDeps, customerId: string): Promise<void> {
  return change(deps, customerId, 'account.unblocked', ({ state, blockedFrom = 'active' }) =>
    state === 'blocked' ? { state: blockedFrom, blockedFrom: undefined } : undefined,
  );
}

/** Changes an account and ends its sessions; where there is nothing to change an earlier try may have been cut off. */
async function shut(
  deps: KeepAccountDeps,
  customerId: string,
  act: AuditAct,
  decide: (credential: Credential) => AccountChange | undefined,
): Promise<void> {
  await change(deps, customerId, act, decide);
  // The epoch has ended them; this clears their rows away.
  await deps.sessions.endAll(customerId);
}

/** Decides from what is stored and writes it with its entry in the audit trail, if that is still so; else once more. */
async function change(
  deps: KeepAccountDeps,
  customerId: string,
  act: AuditAct,
  decide: (credential: Credential) => AccountChange | undefined,
): Promise<void> {
  for (let round = 1; round <= maxRounds; round += 1) {
    const credential = await deps.credentials.findById(customerId);
    if (credential === undefined || !standing.includes(credential.state))
      throw new AppError('credential_not_found');
    const wanted = decide(credential);
    if (wanted === undefined) return;
    const { state, version } = credential;
    const told = { id: deps.newId(), at: deps.clock.now(), act, subject: customerId };
    const details = act === 'sessions.ended' ? { reason: 'staff' } : {};
    const events = [audited(currentOrigin(), { ...told, details })];
    const guard = { customerId, version, from: [state] };
    if (await deps.credentials.changeAccount({ ...guard, change: wanted, events })) {
      deps.publish(customerId, events);
      return;
    }
  }
  throw new AppError('unavailable', { detail: 'the credential kept changing', retryAfterSeconds: 1 });
}
