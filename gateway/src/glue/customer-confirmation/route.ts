import { z } from 'zod';
import type { IdentityClient } from '../../auth/clients.ts';
import { length, line } from '../constraints.ts';
import { glueErrors } from '../errors.ts';
import { forAnybody, type Operation } from '../operation.ts';

/** Our keys have 43 characters; Spryker's column takes 150. */
const schema = z.object({ registrationKey: line(length({ max: 150 })) });

/** POST /customer-confirmation; Spryker's keys never expire, ours answer the same error when they have. */
export function confirmationOperation(identity: Pick<IdentityClient, 'confirmRegistration'>): Operation {
  return forAnybody({
    method: 'post',
    path: '/customer-confirmation',
    type: 'customer-confirmation',
    attributes: schema,
    errors: {
      link_invalid: () => [glueErrors.confirmationInvalid],
      link_expired: () => [glueErrors.confirmationInvalid],
    },
    handle: async ({ attributes, context: { requestId, client } }) => {
      await identity.confirmRegistration({ token: attributes.registrationKey, client }, { requestId });
      return { status: 204 };
    },
  });
}
