import { asAppError } from '@latchkey/kit/errors';
import type { Logger } from '@latchkey/kit/logging';
import type { CustomerClient } from './clients.ts';

/**
 * Puts the profile of a registration in its place, once its link has been used, so that whoever logs in right away
 * finds it. The confirmation stands already: without customer the profile follows with the event. Never rejects.
 * @param confirmed identity's answer; its requestId is empty where the profile is there already
 * @param requestId of the request that confirmed, for correlation
 */
export async function completeProfile(
  deps: { customer: Pick<CustomerClient, 'completeRegistration'>; logger: Logger },
  confirmed: { customerId: string; requestId: string },
  requestId: string,
): Promise<void> {
  const { customerId, requestId: registrationId } = confirmed;
  if (registrationId === '') return;
  try {
    await deps.customer.completeRegistration({ customerId, requestId: registrationId }, { requestId });
  } catch (error) {
    deps.logger.warn({ customerId, code: asAppError(error).code }, 'the profile is left to the event');
  }
}
