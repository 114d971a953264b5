import { audited } from '@latchkey/contracts/events';
import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { currentOrigin } from '@latchkey/kit/origin';
import type { CredentialEvent, CredentialRepository } from '../../domain/credential-repository.ts';
import { linkState } from '../../domain/credential.ts';
import { hashSecret } from '../../domain/link-token.ts';
import type { PublishEvents } from '../../domain/publish-events.ts';

export interface ConfirmRegistrationDeps {
  credentials: Pick<CredentialRepository, 'findByLinkHash' | 'confirm'>;
  publish: PublishEvents;
  clock: Clock;
  newId: () => string;
}

/**
 * Uses a confirmation link: the credential it was mailed for becomes active.
 * @returns the customer
 * @throws AppError link_invalid (unknown or used), link_expired
 */
export async function confirmRegistration(deps: ConfirmRegistrationDeps, token: string): Promise<string> {
  const hash = hashSecret(token);
  const now = deps.clock.now();
  const credential = await deps.credentials.findByLinkHash(hash);
  const state = linkState(credential, hash, 'confirm-registration', now);
  if (state === 'expired') throw new AppError('link_expired');
  if (state === 'invalid' || credential === undefined) throw new AppError('link_invalid');
  const { customerId } = credential;
  const events: CredentialEvent[] = [
    {
      id: deps.newId(),
      type: 'registration.confirmed',
      data: { customerId, confirmedAtMs: now, requestId: '' },
      at: now,
    },
    audited(currentOrigin(), { id: deps.newId(), at: now, act: 'account.confirmed', subject: customerId }),
  ];
  // Of two at once one finds the link gone.
  if (!(await deps.credentials.confirm({ customerId, hash, now, events })))
    throw new AppError('link_invalid');
  deps.publish(customerId, events);
  return customerId;
}
