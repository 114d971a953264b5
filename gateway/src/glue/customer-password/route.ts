import { z } from 'zod';
import type { CustomerClient, IdentityClient } from '../../auth/clients.ts';
import type { Epochs } from '../../auth/epochs.ts';
import { namesOf } from '../../auth/names.ts';
import { glueErrors, GlueFailure, notIdentical } from '../errors.ts';
import { forCustomers, type Operation } from '../operation.ts';
import type { PasswordAttributes } from '../password-rules.ts';

function changeSchema(password: PasswordAttributes) {
  return z.object({
    password: password.currentPassword,
    newPassword: password.newPassword,
    confirmPassword: password.confirmation,
  });
}

interface Deps {
  identity: Pick<IdentityClient, 'changePassword'>;
  customer: Pick<CustomerClient, 'getCustomer'>;
  epochs: Epochs;
  passwords: PasswordAttributes;
}

/** PATCH /customer-password/{reference}: ends all sessions, the caller's too; at Glue they log in again. */
export function changePasswordOperation(deps: Deps): Operation {
  return forCustomers({
    method: 'patch',
    path: '/customer-password{/:id}',
    type: 'customer-password',
    attributes: changeSchema(deps.passwords),
    errors: { current_password_wrong: () => [glueErrors.passwordWrong] },
    handle: async ({ attributes, id, customer, context: { requestId, client } }) => {
      const { password: currentPassword, newPassword, confirmPassword } = attributes;
      const { customerId } = customer;
      if (id !== customer.customerReference) throw new GlueFailure(glueErrors.unauthorized);
      if (newPassword !== confirmPassword)
        throw new GlueFailure(notIdentical('newPassword', 'confirmPassword'));
      const contextWords = await namesOf(deps, customerId, requestId);
      await deps.identity.changePassword(
        { customerId, currentPassword, newPassword, contextWords, client },
        { requestId },
      );
      deps.epochs.forget(customerId);
      return { status: 204 };
    },
  });
}
