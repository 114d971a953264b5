import { audited } from '@latchkey/contracts/events';
import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { currentOrigin } from '@latchkey/kit/origin';
import type { CredentialRepository } from '../../domain/credential-repository.ts';
import { firstMail } from '../../domain/first-mail.ts';
import type { PublishEvents } from '../../domain/publish-events.ts';

export interface ActivateCredentialDeps {
  credentials: Pick<CredentialRepository, 'activate' | 'findById'>;
  publish: PublishEvents;
  /** Whether the address has to be proven before the first login. */
  doubleOptIn: boolean;
  clock: Clock;
  newId: () => string;
}

/**
 * Ends the pending state, now that the profile is stored. Called by customer and by its event, whichever comes
 * first; the other one changes nothing.
 * @throws AppError credential_not_found
 */
export async function activateCredential(deps: ActivateCredentialDeps, customerId: string): Promise<void> {
  const credential = await deps.credentials.findById(customerId);
  if (credential === undefined) throw new AppError('credential_not_found');
  if (credential.state !== 'pending') return;
  const asksForProof = deps.doubleOptIn && credential.registration !== undefined;
  const registered = { id: deps.newId(), at: deps.clock.now(), act: 'account.registered' } as const;
  const events = firstMail(credential, asksForProof, { id: deps.newId(), at: deps.clock.now() });
  // Of an account that staff made customer tells, with the profile. Nobody else's begins without a password.
  if (credential.password !== undefined)
    events.push(audited(currentOrigin(), { ...registered, subject: customerId }));
  const done = await deps.credentials.activate(customerId, asksForProof ? 'unconfirmed' : 'active', events);
  if (done) deps.publish(customerId, events);
}
