import { asAppError } from '@latchkey/kit/errors';
import type { Logger } from '@latchkey/kit/logging';
import type { RequestContext } from '../http/context.ts';
import type { CustomerClient, OwnerClient } from './clients.ts';
import type { Epochs } from './epochs.ts';

/**
 * Uses a link to a new address. The account has it from then on, at identity; the profile follows at once, so that whoever
 * logs in right away sees it, and with the event where customer is away. Every session has ended.
 * @throws AppError link_invalid, link_expired, too_many_attempts
 */
export async function confirmEmailChange(
  deps: {
    owner: Pick<OwnerClient, 'confirmEmailChange'>;
    customer: Pick<CustomerClient, 'followEmailChange'>;
    epochs: Pick<Epochs, 'forget'>;
    logger: Logger;
  },
  token: string,
  { requestId, client, rememberDevice }: Pick<RequestContext, 'requestId' | 'client' | 'rememberDevice'>,
): Promise<void> {
  const { customerId, deviceToken } = await deps.owner.confirmEmailChange({ token, client }, { requestId });
  rememberDevice(deviceToken);
  deps.epochs.forget(customerId);
  try {
    await deps.customer.followEmailChange({ customerId, byStaff: false }, { requestId });
  } catch (error) {
    deps.logger.warn({ customerId, code: asAppError(error).code }, 'the profile is left to the event');
  }
}
