import { z } from 'zod';
import { AppError, asAppError } from '@latchkey/kit/errors';
import type { GatewayConfig } from '../../config.ts';
import { named } from '../../storefront/schema.ts';
import { forStaff, type AdminDeps, type AdminOperation } from '../operation.ts';
import type { Role } from '../roles.ts';
import { findCustomer } from './find.ts';
import {
  changeSchema,
  createSchema,
  customerParameters,
  presentProfile,
  profileAnswerSchema,
} from './schema.ts';

const tag = 'Customers';
const writers: readonly Role[] = ['admin', 'support'];

/** Making and changing customers. No operation takes a password. */
export function writeOperations(config: GatewayConfig): readonly AdminOperation[] {
  return [createOperation(config), changeOperation(config), anonymiseOperation];
}

function createOperation(config: GatewayConfig): AdminOperation {
  return forStaff({
    method: 'post',
    path: '/customers',
    id: 'createCustomer',
    tag,
    summary: 'Create a customer without a password',
    description:
      'The customer gets one mail: with `sendPasswordToken` the link to a first password, else that of any other registration.',
    roles: writers,
    idempotencyKey: true,
    body: createSchema(config),
    answers: { 201: { description: 'Created', schema: profileAnswerSchema } },
    problems: ['login_taken', 'idempotency_key_reused'],
    handle: async ({ body, idempotencyKey = '', context: { requestId } }, { directory }) => {
      const { storeName = '', ...given } = body;
      const { customer } = await directory
        .createCustomer({ ...named(given), store: storeName, idempotencyKey }, { requestId })
        .catch(nameField);
      if (customer === null)
        throw new AppError('internal', { detail: 'customer answered without a customer' });
      return { status: 201, body: presentProfile(customer) };
    },
  });
}

/** Staff is told which field it was. */
function nameField(error: unknown): never {
  if (asAppError(error).code !== 'login_taken') throw error;
  throw new AppError('login_taken', { fields: [{ field: 'email', rule: 'taken' }] });
}

function changeOperation(config: GatewayConfig): AdminOperation {
  return forStaff({
    method: 'patch',
    path: '/customers/:customer',
    id: 'changeCustomer',
    tag,
    summary: 'Change a profile, the e-mail address among it',
    description:
      'A new address counts at once, on your word; sessions, access tokens and links end. The owner is told at the old one. An account whose address is not proven yet gets its mail anew, at the new address.',
    roles: writers,
    parameters: customerParameters,
    body: changeSchema(config),
    answers: { 200: { description: 'The profile as it is now', schema: profileAnswerSchema } },
    problems: ['customer_not_found', 'credential_not_found', 'login_taken'],
    handle: async ({ parameters, body: { email, ...profile }, context: { requestId } }, deps) => {
      const { customerId } = await findCustomer(deps, parameters.customer, requestId);
      if (email !== undefined) await moveTo(email, { customerId, requestId }, deps);
      if (Object.keys(profile).length === 0)
        return { status: 200, body: presentProfile(await findCustomer(deps, customerId, requestId)) };
      const change = { ...named(profile), customerId };
      const { customer } = await deps.directory.changeCustomer(change, { requestId });
      if (customer === null) throw new AppError('customer_not_found');
      return { status: 200, body: presentProfile(customer) };
    },
  });
}

/** Identity decides who gets an address; the profile follows, by an event if this is cut off in between. */
async function moveTo(
  login: string,
  { customerId, requestId }: { customerId: string; requestId: string },
  { accounts, customer, epochs }: AdminDeps,
): Promise<void> {
  await accounts.changeAccountEmail({ customerId, login }, { requestId }).catch(nameField);
  epochs.forget(customerId);
  await customer.followEmailChange({ customerId, byStaff: true }, { requestId });
}

const anonymiseOperation = forStaff({
  method: 'delete',
  path: '/customers/:customer',
  id: 'anonymiseCustomer',
  tag,
  summary: 'Anonymise a customer, for good',
  description:
    'Address, profile, addresses, password, links and sessions are gone, the e-mail address is free; id and reference remain.',
  roles: writers,
  parameters: customerParameters,
  answers: { 204: { description: 'The person is gone' } },
  problems: ['customer_not_found'],
  handle: async ({ parameters, context: { requestId } }, deps) => {
    const { customerId } = await findCustomer(deps, parameters.customer, requestId);
    await deps.customer.anonymiseCustomer({ customerId }, { requestId });
    deps.epochs.forget(customerId);
    return { status: 204 };
  },
});

const sentSchema = z
  .strictObject({ deliveryId: z.string().meta({ description: 'The mail, in the list of deliveries' }) })
  .meta({ id: 'ResetMail' });

export const sendResetOperation = forStaff({
  method: 'post',
  path: '/customers/:customer/send-reset',
  id: 'sendReset',
  tag,
  summary: 'Send a mail with a link to a new password',
  description:
    'The link works for 72 h and replaces the one of an earlier mail of this kind. Whoever has no password yet is invited to choose the first. A blocked account gets none.',
  roles: ['admin', 'support', 'operator'],
  parameters: customerParameters,
  answers: { 202: { description: 'The mail will go out', schema: sentSchema } },
  problems: ['customer_not_found', 'credential_not_found', 'account_blocked'],
  handle: async ({ parameters, context: { requestId } }, deps) => {
    const { customerId, locale } = await findCustomer(deps, parameters.customer, requestId);
    const answer = await deps.accounts.inviteToPassword({ customerId, locale }, { requestId });
    return { status: 202, body: { deliveryId: answer.requestId } };
  },
});
