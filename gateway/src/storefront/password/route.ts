import { z } from 'zod';
import { namesBehindLink } from '../../auth/names.ts';
import type { GatewayConfig } from '../../config.ts';
import { checkLink } from '../link-state.ts';
import { forAnybody, type StorefrontOperation } from '../operation.ts';
import { emailField, linkStateSchema, linkTokenField, newPasswordField } from '../schema.ts';

const tag = 'Password';

/** Forgot, is the link alive, restore. */
export function passwordOperations(config: GatewayConfig): readonly StorefrontOperation[] {
  return [
    forAnybody({
      method: 'post',
      path: '/password/forgot',
      id: 'forgotPassword',
      tag,
      summary: 'Ask for a reset link',
      description: 'The same answer for every address, in the same time: nothing is looked up.',
      body: z.strictObject({ email: emailField }).meta({ id: 'Forgot' }),
      answers: { 202: { description: 'Taken. If the address has an account, a mail goes out' } },
      problems: ['overloaded'],
      handle: async ({ body, context: { requestId, locale, client } }, { identity }) => {
        await identity.requestReset({ login: body.email, locale, client }, { requestId });
        return { status: 202 };
      },
    }),
    forAnybody({
      method: 'post',
      path: '/password/restore/check',
      id: 'checkRestoreLink',
      tag,
      summary: 'Does a reset link still live?',
      description: 'Consumes nothing.',
      body: z.strictObject({ token: linkTokenField }).meta({ id: 'RestoreLink' }),
      answers: { 200: { description: 'Its state', schema: linkStateSchema } },
      problems: ['too_many_attempts'],
      handle: ({ body, context }, deps) =>
        checkLink(deps, body.token, 'LINK_PURPOSE_RESTORE_PASSWORD', context),
    }),
    forAnybody({
      method: 'post',
      path: '/password/restore',
      id: 'restorePassword',
      tag,
      summary: 'Set a new password by a mailed link',
      description:
        'Uses the link up, ends all sessions and every other link. The customer logs in afterwards.',
      body: z
        .strictObject({ token: linkTokenField, newPassword: newPasswordField(config) })
        .meta({ id: 'Restore' }),
      answers: { 204: { description: 'The new password holds' } },
      problems: ['link_invalid', 'link_expired', 'password_policy', 'overloaded', 'too_many_attempts'],
      handle: async ({ body, context }, { identity, customer, epochs }) => {
        const { requestId, client } = context;
        const contextWords = await namesBehindLink({ identity, customer }, body.token, requestId);
        const asked = { ...body, contextWords, client };
        const { customerId, deviceToken } = await identity.restorePassword(asked, { requestId });
        context.rememberDevice(deviceToken);
        epochs.forget(customerId);
        return { status: 204 };
      },
    }),
  ];
}
