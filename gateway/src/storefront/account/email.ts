import { z } from 'zod';
import { confirmEmailChange } from '../../auth/confirm-email-change.ts';
import { checkLink } from '../link-state.ts';
import { forAnybody, forCustomers, type StorefrontOperation } from '../operation.ts';
import { currentPasswordField, linkStateSchema, linkTokenField, newEmailField } from '../schema.ts';
import { blaming } from './blame.ts';

const tag = 'Account';

/** Ask for another address, is its link alive, use it. */
export const emailOperations: readonly StorefrontOperation[] = [
  forCustomers({
    method: 'post',
    path: '/account/email',
    id: 'changeEmail',
    tag,
    summary: 'Ask for another e-mail address',
    description:
      'A link goes to the new address, a notice to the old one. The account keeps its address until the link is used; a' +
      ' later request makes an earlier link void. The same answer whether anybody has the new address or not.',
    body: z
      .strictObject({ email: newEmailField, currentPassword: currentPasswordField })
      .meta({ id: 'ChangeEmail' }),
    answers: { 202: { description: 'Taken. If the new address is free, a mail with a link goes there' } },
    problems: ['current_password_wrong', 'credential_not_found', 'overloaded', 'too_many_attempts'],
    handle: async ({ body, customer: { customerId }, context: { requestId, locale } }, { owner }) => {
      const wish = { customerId, newLogin: body.email, password: body.currentPassword, locale };
      await owner.requestEmailChange(wish, { requestId }).catch(blaming('currentPassword'));
      return { status: 202 };
    },
  }),
  forAnybody({
    method: 'post',
    path: '/account/email/check',
    id: 'checkEmailLink',
    tag,
    summary: 'Does a link to a new e-mail address still live?',
    description: 'Consumes nothing.',
    body: z.strictObject({ token: linkTokenField }).meta({ id: 'EmailLink' }),
    answers: { 200: { description: 'Its state', schema: linkStateSchema } },
    problems: ['too_many_attempts'],
    handle: ({ body, context }, deps) => checkLink(deps, body.token, 'LINK_PURPOSE_CHANGE_EMAIL', context),
  }),
  forAnybody({
    method: 'post',
    path: '/account/email/confirm',
    id: 'confirmEmail',
    tag,
    summary: 'Use the link to a new e-mail address',
    description: 'The account has the new address from then on. Ends all sessions and mailed links.',
    body: z.strictObject({ token: linkTokenField }).meta({ id: 'ConfirmEmail' }),
    answers: { 204: { description: 'Changed; log in with the new address' } },
    problems: ['link_invalid', 'link_expired', 'too_many_attempts'],
    handle: async ({ body: { token }, context }, deps) => {
      await confirmEmailChange(deps, token, context);
      return { status: 204 };
    },
  }),
];
