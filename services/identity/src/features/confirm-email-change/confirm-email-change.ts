import { audited } from '@latchkey/contracts/events';
import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { currentOrigin } from '@latchkey/kit/origin';
import type { CredentialEvent, CredentialRepository } from '../../domain/credential-repository.ts';
import type { EmailChangeRepository } from '../../domain/email-change-repository.ts';
import { hashSecret } from '../../domain/link-token.ts';
import type { PublishEvents } from '../../domain/publish-events.ts';
import type { DeviceTokens } from '../../domain/throttle/device-token.ts';

export interface ConfirmEmailChangeDeps {
  credentials: Pick<CredentialRepository, 'changeLogin'>;
  changes: Pick<EmailChangeRepository, 'findByLinkHash' | 'findNewest'>;
  deviceTokens: Pick<DeviceTokens, 'issue'>;
  publish: PublishEvents;
  clock: Clock;
  newId: () => string;
}

/**
 * Moves an account to the address its link was mailed to. One guarded write does everything: it finds the account as it
 * was when the change was asked for, and the unique login decides who gets an address that two want. So of many at once
 * one wins, and a link is worth nothing once anything has ended all sessions.
 * @returns the customer, and what makes this device known under the new address
 * @throws AppError link_invalid (unknown, used, overtaken, or the address is taken by now), link_expired
 */
export async function confirmEmailChange(
  deps: ConfirmEmailChangeDeps,
  token: string,
): Promise<{ customerId: string; deviceToken: string }> {
  const now = deps.clock.now();
  const change = await deps.changes.findByLinkHash(hashSecret(token));
  if (change?.link === undefined) throw new AppError('link_invalid');
  const { customerId, requestId, from, to, epoch } = change;
  // Asked for anew: this link may lie in the mailbox of a stranger, whose address was mistyped.
  if ((await deps.changes.findNewest(customerId))?.requestId !== requestId)
    throw new AppError('link_invalid');
  if (change.link.expiresAt <= now) throw new AppError('link_expired');
  const data = { customerId, requestId, changedAtMs: now, byStaff: false };
  const events: CredentialEvent[] = [
    { id: deps.newId(), type: 'credential.email_changed', data, at: now },
    audited(currentOrigin(), {
      ...{ id: deps.newId(), at: now, act: 'account.email_changed', subject: customerId },
      details: { via: 'link', linkRequestId: requestId },
    }),
  ];
  if ((await deps.credentials.changeLogin({ customerId, from, epoch, to, events })) !== 'changed')
    throw new AppError('link_invalid');
  deps.publish(customerId, events);
  return { customerId, deviceToken: deps.deviceTokens.issue(to) };
}
