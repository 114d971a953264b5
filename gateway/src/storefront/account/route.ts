import { z } from 'zod';
import { namesOf } from '../../auth/names.ts';
import type { GatewayConfig } from '../../config.ts';
import { forCustomers, type StorefrontOperation } from '../operation.ts';
import { currentPasswordField, idField, named, newPasswordField, sessionSchema } from '../schema.ts';
import { sessionAnswer } from '../session/tokens.ts';
import { blaming } from './blame.ts';
import { present, readAccount } from './read.ts';
import { accountSchema, ownSessionsSchema, presentAccount, presentSession, profileFields } from './schema.ts';

const tag = 'Account';

/** One's own account, password and sessions. */
export function accountOperations(config: GatewayConfig): readonly StorefrontOperation[] {
  return [readOperation, changeOperation, changePasswordOperation(config), ...ownSessionOperations];
}

const readOperation = forCustomers({
  method: 'get',
  path: '/account',
  id: 'getAccount',
  tag,
  summary: 'One’s own profile',
  answers: { 200: { description: 'The profile', schema: accountSchema } },
  problems: ['customer_not_found'],
  handle: async ({ customer, context }, deps) => ({
    status: 200,
    body: presentAccount(await readAccount(deps, customer.customerId, context.requestId)),
  }),
});

const changeSchema = z
  .strictObject(
    z.object({ ...profileFields, locale: z.string().regex(/^[a-z]{2}_[A-Z]{2}$/) }).partial().shape,
  )
  .meta({ id: 'AccountChange', description: 'What is absent stays as it is' });

const changeOperation = forCustomers({
  method: 'patch',
  path: '/account',
  id: 'changeAccount',
  tag,
  summary: 'Change one’s own profile',
  body: changeSchema,
  answers: { 200: { description: 'The profile as it is now', schema: accountSchema } },
  problems: ['customer_not_found'],
  handle: async ({ body, customer: { customerId }, context: { requestId } }, deps) => {
    const answer = await deps.customer.updateCustomer({ ...named(body), customerId }, { requestId });
    return { status: 200, body: presentAccount(present(answer.customer)) };
  },
});

function changePasswordOperation(config: GatewayConfig): StorefrontOperation {
  return forCustomers({
    method: 'post',
    path: '/account/password',
    id: 'changePassword',
    tag,
    summary: 'Change the password',
    description:
      'Ends all sessions and mailed links; the answer carries a fresh session for the one who asked.',
    body: z
      .strictObject({ currentPassword: currentPasswordField, newPassword: newPasswordField(config) })
      .meta({ id: 'ChangePassword' }),
    answers: { 200: { description: 'Changed; a fresh session', schema: sessionSchema } },
    problems: ['current_password_wrong', 'password_policy', 'overloaded', 'too_many_attempts'],
    handle: async ({ body, customer: { customerId }, credentials, context }, deps) => {
      const { requestId, client } = context;
      const contextWords = await namesOf(deps, customerId, requestId);
      const change = { ...body, customerId, contextWords, client, openSession: true };
      const { tokens } = await deps.identity
        .changePassword(change, { requestId })
        .catch(blaming('currentPassword'));
      deps.epochs.forget(customerId);
      return sessionAnswer(deps, credentials.via, tokens);
    },
  });
}

const ownSessionOperations: readonly StorefrontOperation[] = [
  forCustomers({
    method: 'get',
    path: '/account/sessions',
    id: 'listSessions',
    tag,
    summary: 'One’s own sessions, newest first',
    answers: { 200: { description: 'At most 100', schema: ownSessionsSchema } },
    problems: [],
    handle: async ({ customer: { customerId, sessionId }, context: { requestId } }, { identity }) => {
      const { sessions } = await identity.listSessions({ customerId }, { requestId });
      return { status: 200, body: { sessions: sessions.map((each) => presentSession(each, sessionId)) } };
    },
  }),
  forCustomers({
    method: 'delete',
    path: '/account/sessions/:id',
    id: 'endSession',
    tag,
    summary: 'End one of one’s own sessions',
    description: 'For good; an access token of it that is out already lives on until it expires.',
    parameters: z.strictObject({ id: idField }),
    answers: { 204: { description: 'It is over, or never was one of this customer’s' } },
    problems: [],
    handle: async ({ parameters, customer, credentials, context: { requestId } }, deps) => {
      const { customerId } = customer;
      await deps.identity.endSession({ customerId, sessionId: parameters.id }, { requestId });
      const own = parameters.id === customer.sessionId && credentials.via === 'cookie';
      return { status: 204, ...(own ? { setCookie: deps.cookie.clear() } : {}) };
    },
  }),
  forCustomers({
    method: 'delete',
    path: '/account/sessions',
    id: 'endOtherSessions',
    tag,
    summary: 'End all sessions but the one that asks',
    answers: { 204: { description: 'They are over' } },
    problems: [],
    handle: async ({ customer: { customerId, sessionId }, context: { requestId } }, { identity }) => {
      await identity.endSessions({ customerId, exceptSessionId: sessionId }, { requestId });
      return { status: 204 };
    },
  }),
];
