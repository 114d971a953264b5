import { audited } from '@latchkey/contracts/events';
import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { currentOrigin } from '@latchkey/kit/origin';
import type { CredentialEvent, CredentialRepository } from '../../domain/credential-repository.ts';
import { standing, type Credential, type Invitation, type Registration } from '../../domain/credential.ts';
import type { EmailChangeRepository } from '../../domain/email-change-repository.ts';
import { emailChangeMemoryMs } from '../../domain/email-change.ts';
import { firstMail } from '../../domain/first-mail.ts';
import { normaliseLogin, type Login } from '../../domain/login.ts';
import type { PublishEvents } from '../../domain/publish-events.ts';
import type { SessionRepository } from '../../domain/session-repository.ts';

export interface ChangeAddressDeps {
  credentials: Pick<CredentialRepository, 'findById' | 'findByLogin' | 'changeAddress'>;
  changes: Pick<EmailChangeRepository, 'insert'>;
  sessions: Pick<SessionRepository, 'endAll'>;
  publish: PublishEvents;
  clock: Clock;
  newId: () => string;
}

/** Others change the same account at most a few times while somebody looks at it. */
const maxRounds = 4;

/**
 * Moves an account to another address on the word of staff, which nobody proves: sessions and links end in the same write.
 * What waited for the old address (the proof of a registration, an invitation) is asked for anew at the new one, under
 * another id, so that no link that went to the old one ever works again. The owner is told at the old address, unless that
 * was never proven: it may be a stranger's. Again it changes nothing.
 * @throws AppError credential_not_found, login_taken
 */
export async function changeAddress(
  deps: ChangeAddressDeps,
  { customerId, newLogin }: { customerId: string; newLogin: string },
): Promise<void> {
  const to = normaliseLogin(newLogin);
  for (let round = 1; round <= maxRounds; round += 1) {
    const credential = await deps.credentials.findById(customerId);
    if (credential === undefined || !standing.includes(credential.state))
      throw new AppError('credential_not_found');
    const outcome = credential.login === to ? 'changed' : await move(deps, credential, to);
    if (outcome === 'taken') throw new AppError('login_taken');
    if (outcome === 'overtaken') continue;
    // The epoch has ended them; this clears their rows away, also those that an earlier try was cut off before.
    await deps.sessions.endAll(customerId);
    return;
  }
  throw new AppError('unavailable', { detail: 'the credential kept changing', retryAfterSeconds: 1 });
}

async function move(deps: ChangeAddressDeps, credential: Credential, to: Login) {
  if ((await deps.credentials.findByLogin(to)) !== undefined) return 'taken';
  const { customerId, version, login: from, epoch } = credential;
  const [requestId, at] = [deps.newId(), deps.clock.now()];
  // Here notification finds the old address. Without the change that follows it the row means nothing.
  if (wasProven(credential)) {
    const change = { requestId, customerId, from, to, epoch, locale: '', at, link: undefined };
    await deps.changes.insert(change, [], at + emailChangeMemoryMs);
  }
  const waiting = waitingAnew(credential, deps.newId(), at);
  const events: CredentialEvent[] = [
    {
      id: deps.newId(),
      type: 'credential.email_changed',
      data: { customerId, requestId, changedAtMs: at, byStaff: true },
      at,
    },
    audited(currentOrigin(), {
      ...{ id: deps.newId(), at, act: 'account.email_changed', subject: customerId },
      details: { reason: 'staff' },
    }),
    ...mailTo({ ...credential, ...waiting }, { id: deps.newId(), at }),
  ];
  const outcome = await deps.credentials.changeAddress({ customerId, version, to, ...waiting, events });
  if (outcome === 'changed') deps.publish(customerId, events);
  return outcome;
}

function wasProven({ state, blockedFrom }: Credential): boolean {
  return (state === 'blocked' ? blockedFrom : state) !== 'unconfirmed';
}

/** A blocked account gets no mail; the link is asked for again when it is not blocked any more. */
function mailTo(credential: Credential, told: { id: string; at: number }): CredentialEvent[] {
  return credential.state === 'blocked'
    ? []
    : firstMail(credential, credential.state === 'unconfirmed', told);
}

function waitingAnew(
  { registration, invitation }: Credential,
  requestId: string,
  requestedAt: number,
): { registration: Registration | undefined; invitation: Invitation | undefined } {
  const anew = { requestId, requestedAt };
  return {
    registration: registration && { locale: registration.locale, ...anew },
    invitation: invitation && { locale: invitation.locale, ...anew },
  };
}
