import { z } from 'zod';
import type { IdentityClient } from '../../auth/clients.ts';
import { email, length, line } from '../constraints.ts';
import { violation } from '../errors.ts';
import { forAnybody, type Operation } from '../operation.ts';

const schema = z.object({ email: line(email, length({ max: 255 })) });

/**
 * POST /customer-forgotten-password. Nothing is looked up before the answer, so known and unknown addresses get the
 * same bytes in the same time.
 */
export function forgottenPasswordOperation(identity: Pick<IdentityClient, 'requestReset'>): Operation {
  return forAnybody({
    method: 'post',
    path: '/customer-forgotten-password',
    type: 'customer-forgotten-password',
    attributes: schema,
    errors: { invalid_input: () => [violation('email', 'This value is not a valid email address.')] },
    handle: async ({ attributes, context: { requestId, locale, client } }) => {
      await identity.requestReset({ login: attributes.email, locale, client }, { requestId });
      return { status: 204 };
    },
  });
}
