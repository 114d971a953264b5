import { z } from 'zod';
import type { CustomerClient, IdentityClient } from '../../auth/clients.ts';
import type { Epochs } from '../../auth/epochs.ts';
import { namesBehindLink } from '../../auth/names.ts';
import { length, line } from '../constraints.ts';
import { glueErrors, GlueFailure, notIdentical } from '../errors.ts';
import { forAnybody, type Operation } from '../operation.ts';
import type { PasswordAttributes } from '../password-rules.ts';

function restoreSchema(password: PasswordAttributes) {
  return z.object({
    restorePasswordKey: line(length({ max: 150 })),
    password: password.newPassword,
    confirmPassword: password.confirmation,
  });
}

/** PATCH /customer-restore-password/{any}: only the key counts, the id in the URL may be anything. */
export function restorePasswordOperation(deps: {
  identity: Pick<IdentityClient, 'inspectLink' | 'restorePassword'>;
  customer: Pick<CustomerClient, 'getCustomer'>;
  epochs: Epochs;
  passwords: PasswordAttributes;
}): Operation {
  return forAnybody({
    method: 'patch',
    path: '/customer-restore-password{/:id}',
    type: 'customer-restore-password',
    attributes: restoreSchema(deps.passwords),
    errors: {
      link_invalid: () => [glueErrors.restoreKeyInvalid],
      link_expired: () => [glueErrors.passwordChangeFailed],
    },
    handle: async ({ attributes, context: { requestId, client } }) => {
      const { restorePasswordKey: token, password: newPassword, confirmPassword } = attributes;
      if (newPassword !== confirmPassword) throw new GlueFailure(notIdentical('password', 'confirmPassword'));
      const contextWords = await namesBehindLink(deps, token, requestId);
      const { customerId } = await deps.identity.restorePassword(
        { token, newPassword, contextWords, client },
        { requestId },
      );
      deps.epochs.forget(customerId);
      return { status: 204 };
    },
  });
}
