import { z } from 'zod';
import { currentPasswordField } from '../../storefront/schema.ts';
import { forUsers, type AdminOperation } from '../operation.ts';
import { nameField } from '../password/route.ts';
import { codeField } from '../session/route.ts';

const tag = 'Second factor';

const passwordSchema = z
  .strictObject({ currentPassword: currentPasswordField })
  .meta({ id: 'WithPassword', description: 'Whoever only holds a session cannot' });
const codesSchema = z
  .strictObject({
    recoveryCodes: z
      .array(z.string())
      .meta({ description: 'Each for one use instead of a code; told only here' }),
  })
  .meta({ id: 'RecoveryCodes' });

/** The own second factor: codes of an authenticator app (RFC 6238). */
export const totpOperations: readonly AdminOperation[] = [
  forUsers({
    method: 'post',
    path: '/totp',
    id: 'enrolTotp',
    tag,
    summary: 'Make the secret of a second factor',
    description: 'It counts when a code of it was confirmed; until then it can be made anew.',
    stages: ['setup', 'full'],
    body: passwordSchema,
    answers: {
      200: {
        description: 'For the app',
        schema: z
          .strictObject({
            secret: z.string().meta({ description: 'Base32, to be typed in' }),
            uri: z.string().meta({ description: 'otpauth://, for a QR code' }),
          })
          .meta({ id: 'TotpSecret' }),
      },
    },
    problems: ['current_password_wrong', 'second_factor_exists', 'too_many_attempts', 'overloaded'],
    handle: async ({ body, credentials: { token }, context: { requestId } }, { staff }) => {
      const { secret, uri } = await staff.enrolTotp({ ...body, token }, { requestId }).catch(nameField);
      return { status: 200, body: { secret, uri } };
    },
  }),
  forUsers({
    method: 'post',
    path: '/totp/confirm',
    id: 'confirmTotp',
    tag,
    summary: 'Confirm the second factor by a code',
    description: 'Other sessions of the user have to prove it from now on.',
    stages: ['setup', 'full'],
    body: z.strictObject({ code: codeField }).meta({ id: 'ConfirmCode' }),
    answers: { 200: { description: 'It counts', schema: codesSchema } },
    problems: ['second_factor_wrong', 'too_many_attempts'],
    handle: async ({ body: { code }, credentials: { token }, context: { requestId } }, deps) => {
      const { recoveryCodes } = await deps.staff.confirmTotp({ token, code }, { requestId });
      deps.sessions.forget(token);
      return { status: 200, body: { recoveryCodes } };
    },
  }),
  forUsers({
    method: 'post',
    path: '/totp/remove',
    id: 'removeTotp',
    tag,
    summary: 'Take the own second factor away',
    stages: ['full'],
    body: passwordSchema,
    answers: { 204: { description: 'There is none' } },
    problems: ['current_password_wrong', 'too_many_attempts', 'overloaded'],
    handle: async ({ body, credentials: { token }, context: { requestId } }, deps) => {
      await deps.staff.removeTotp({ ...body, token }, { requestId }).catch(nameField);
      deps.sessions.forget(token);
      return { status: 204 };
    },
  }),
  forUsers({
    method: 'post',
    path: '/totp/recovery-codes',
    id: 'renewRecoveryCodes',
    tag,
    summary: 'Ten fresh recovery codes',
    description: 'The old ones are void.',
    stages: ['full'],
    body: passwordSchema,
    answers: { 200: { description: 'The codes', schema: codesSchema } },
    problems: ['current_password_wrong', 'second_factor_missing', 'too_many_attempts', 'overloaded'],
    handle: async ({ body, credentials: { token }, context: { requestId } }, { staff }) => {
      const asked = staff.renewRecoveryCodes({ ...body, token }, { requestId });
      const { recoveryCodes } = await asked.catch(nameField);
      return { status: 200, body: { recoveryCodes } };
    },
  }),
];
