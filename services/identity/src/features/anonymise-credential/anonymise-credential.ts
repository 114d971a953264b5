import { audited } from '@latchkey/contracts/events';
import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { currentOrigin } from '@latchkey/kit/origin';
import type { CredentialEvent, CredentialRepository } from '../../domain/credential-repository.ts';
import type { EmailChangeRepository } from '../../domain/email-change-repository.ts';
import { anonymousLogin } from '../../domain/login.ts';
import type { PublishEvents } from '../../domain/publish-events.ts';
import type { SessionRepository } from '../../domain/session-repository.ts';

export interface AnonymiseCredentialDeps {
  credentials: Pick<CredentialRepository, 'findById' | 'anonymise'>;
  sessions: Pick<SessionRepository, 'endAll'>;
  changes: Pick<EmailChangeRepository, 'dropAll'>;
  publish: PublishEvents;
  clock: Clock;
  newId: () => string;
}

/**
 * Ends an account: one write frees the login, takes password and links away and kills every token by the epoch. Its event
 * makes customer blank the profile, should whoever asked for this die meanwhile. Sessions are dead from here on; that
 * their rows go, too, and every address they wanted to move to, is made sure of by `customer.anonymised`.
 * @throws AppError credential_not_found, also while a registration is pending
 */
export async function anonymiseCredential(deps: AnonymiseCredentialDeps, customerId: string): Promise<void> {
  const now = deps.clock.now();
  const events: CredentialEvent[] = [
    { id: deps.newId(), type: 'credential.anonymised', data: { customerId, anonymisedAtMs: now }, at: now },
    audited(currentOrigin(), { id: deps.newId(), at: now, act: 'account.anonymised', subject: customerId }),
  ];
  const login = anonymousLogin(customerId);
  if (await deps.credentials.anonymise({ customerId, login, events })) deps.publish(customerId, events);
  else if ((await deps.credentials.findById(customerId))?.state !== 'anonymised')
    throw new AppError('credential_not_found');
  await forgetPerson(deps, customerId);
}

/** Drops what else tells of a person who is gone: devices, addresses. Again changes nothing more. */
export async function forgetPerson(
  { sessions, changes }: Pick<AnonymiseCredentialDeps, 'sessions' | 'changes'>,
  customerId: string,
): Promise<void> {
  await sessions.endAll(customerId);
  await changes.dropAll(customerId);
}
