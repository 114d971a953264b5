import { z } from 'zod';
import type { InspectStaffLinkResponse } from '@latchkey/contracts/staff';
import { AppError, asAppError } from '@latchkey/kit/errors';
import type { GatewayConfig } from '../../config.ts';
import {
  currentPasswordField,
  emailField,
  linkStateSchema,
  linkTokenField,
  newPasswordField,
} from '../../storefront/schema.ts';
import { forAnybody, forUsers, type AdminOperation } from '../operation.ts';
import { freshSession, staffSessionSchema } from '../session/answer.ts';

const tag = 'Password';

const linkStates = {
  LINK_STATE_LIVE: 'live',
  LINK_STATE_EXPIRED: 'expired',
  LINK_STATE_INVALID: 'invalid',
  LINK_STATE_UNSPECIFIED: 'invalid',
} as const satisfies Record<InspectStaffLinkResponse['state'], string>;

/** Change, forgot, is the link alive, restore; the same link rules for invitations and resets. */
export function passwordOperations(config: GatewayConfig): readonly AdminOperation[] {
  return [changeOperation(config), forgotOperation, checkOperation, restoreOperation(config)];
}

function changeOperation(config: GatewayConfig): AdminOperation {
  return forUsers({
    method: 'post',
    path: '/password',
    id: 'changePassword',
    tag,
    summary: 'Change the own password',
    description: 'Ends all sessions and mailed links; the answer carries a fresh session.',
    stages: ['setup', 'full'],
    body: z
      .strictObject({ currentPassword: currentPasswordField, newPassword: newPasswordField(config) })
      .meta({ id: 'StaffChangePassword' }),
    answers: { 200: { description: 'Changed; a fresh session', schema: staffSessionSchema } },
    problems: ['current_password_wrong', 'password_policy', 'overloaded', 'too_many_attempts'],
    handle: async ({ body, credentials: { token, via }, context: { requestId } }, deps) => {
      const changed = await deps.staff
        .changeStaffPassword({ ...body, token }, { requestId })
        .catch(nameField);
      deps.sessions.forget(token);
      return freshSession(deps, via, changed);
    },
  });
}

/** The client is told which of its fields was wrong. */
export function nameField(error: unknown): never {
  if (asAppError(error).code !== 'current_password_wrong') throw error;
  throw new AppError('current_password_wrong', { fields: [{ field: 'currentPassword', rule: 'wrong' }] });
}

const forgotOperation = forAnybody({
  method: 'post',
  path: '/password/forgot',
  id: 'forgotPassword',
  tag,
  summary: 'Ask for a reset link',
  description: 'The same answer for every address, in the same time: nothing is looked up.',
  body: z.strictObject({ email: emailField }).meta({ id: 'StaffForgot' }),
  answers: { 202: { description: 'Taken. If the address is a user’s, a mail goes out' } },
  problems: ['overloaded'],
  handle: async ({ body, context: { requestId, locale, client } }, { staff }) => {
    await staff.requestStaffReset({ login: body.email, locale, client }, { requestId });
    return { status: 202 };
  },
});

const checkOperation = forAnybody({
  method: 'post',
  path: '/password/link',
  id: 'checkLink',
  tag,
  summary: 'Does a mailed link still live?',
  description: 'Of an invitation or a reset. Consumes nothing.',
  body: z.strictObject({ token: linkTokenField }).meta({ id: 'StaffLink' }),
  answers: { 200: { description: 'Its state', schema: linkStateSchema } },
  problems: [],
  handle: async ({ body: { token }, context: { requestId } }, { staff }) => {
    const { state } = await staff.inspectStaffLink({ token }, { requestId });
    return { status: 200, body: { state: linkStates[state] } };
  },
});

function restoreOperation(config: GatewayConfig): AdminOperation {
  return forAnybody({
    method: 'post',
    path: '/password/restore',
    id: 'restorePassword',
    tag,
    summary: 'Set a password by a mailed link',
    description:
      'Of an invitation or a reset. Uses the link up, ends all sessions and every other link. The second factor stays; the user logs in afterwards.',
    body: z
      .strictObject({ token: linkTokenField, newPassword: newPasswordField(config) })
      .meta({ id: 'StaffRestore' }),
    answers: { 204: { description: 'The password holds' } },
    problems: ['link_invalid', 'link_expired', 'password_policy', 'overloaded', 'too_many_attempts'],
    handle: async ({ body, context }, { staff }) => {
      const { requestId, client } = context;
      const { deviceToken } = await staff.restoreStaffPassword({ ...body, client }, { requestId });
      context.rememberDevice(deviceToken);
      return { status: 204 };
    },
  });
}
