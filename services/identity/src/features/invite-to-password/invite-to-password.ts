import { audited } from '@latchkey/contracts/events';
import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { currentOrigin } from '@latchkey/kit/origin';
import type { CredentialRepository } from '../../domain/credential-repository.ts';
import { restorableState } from '../../domain/credential.ts';
import { invited } from '../../domain/invited.ts';
import type { PublishEvents } from '../../domain/publish-events.ts';

export interface InviteToPasswordDeps {
  credentials: Pick<CredentialRepository, 'findById' | 'changeAccount'>;
  publish: PublishEvents;
  clock: Clock;
  newId: () => string;
}

/** Only a change of state in between makes it look again. */
const maxRounds = 3;

/**
 * Asks for a mail with a link that sets a password, on the shop's initiative. One write stores the request and its
 * event; the link is minted when the mail is sent. There is one such request at a time: a newer one replaces it, and the
 * older mail's link dies with it. The shares of self-service mails are not touched.
 * @returns the request's id, which the delivery has, too
 * @throws AppError credential_not_found, account_blocked
 */
export async function inviteToPassword(
  deps: InviteToPasswordDeps,
  { customerId, locale }: { customerId: string; locale: string },
): Promise<string> {
  for (let round = 1; round <= maxRounds; round += 1) {
    const credential = await deps.credentials.findById(customerId);
    if (credential?.state === 'blocked') throw new AppError('account_blocked');
    const state = credential && restorableState(credential.state);
    if (credential === undefined || state === undefined) throw new AppError('credential_not_found');
    const at = deps.clock.now();
    const invitation = { requestId: deps.newId(), locale, requestedAt: at };
    const events = [
      invited(customerId, invitation, credential.password === undefined),
      audited(currentOrigin(), {
        ...{ id: deps.newId(), at, act: 'password.reset_requested', subject: customerId },
        details: { reason: 'staff', linkRequestId: invitation.requestId },
      }),
    ];
    const change = { invitation };
    if (await deps.credentials.changeAccount({ customerId, from: [state], change, events })) {
      deps.publish(customerId, events);
      return invitation.requestId;
    }
  }
  throw new AppError('unavailable', { detail: 'the credential kept changing', retryAfterSeconds: 1 });
}
