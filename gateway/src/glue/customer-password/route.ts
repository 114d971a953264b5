import { z } from 'zod';
import { asAppError } from '@latchkey/kit/errors';
import type { CustomerClient, IdentityClient } from '../../auth/clients.ts';
import type { Epochs } from '../../auth/epochs.ts';
import { glueErrors, GlueFailure, notIdentical } from '../errors.ts';
import { forCustomers, type Operation } from '../operation.ts';
import type { PasswordAttributes } from '../password-rules.ts';

const namesDeadlineMs = 1000;

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

/**
 * Words the new password may not be built from. They are worth asking for, not worth waiting or failing for:
 * people can change their password while customer is away.
 */
async function namesOf(deps: Deps, customerId: string, requestId: string): Promise<string[]> {
  try {
    const { customer } = await deps.customer.getCustomer(
      { customerId },
      { requestId, deadlineMs: namesDeadlineMs },
    );
    return customer === null ? [] : [customer.firstName, customer.lastName];
  } catch (error) {
    if (asAppError(error).code === 'customer_not_found') throw error;
    return [];
  }
}
