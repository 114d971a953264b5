import { z } from 'zod';
import { completeProfile } from '../../auth/complete-profile.ts';
import type { GatewayConfig } from '../../config.ts';
import { profileFields } from '../account/schema.ts';
import { checkLink } from '../link-state.ts';
import { forAnybody, type StorefrontOperation } from '../operation.ts';
import { emailField, linkStateSchema, linkTokenField, newPasswordField } from '../schema.ts';

const tag = 'Registration';

/** What somebody fills in. What is not asked for may stay away. */
function registrationSchema(config: GatewayConfig) {
  return z
    .strictObject({
      email: emailField,
      password: newPasswordField(config),
      salutation: profileFields.salutation.default('n/a'),
      firstName: profileFields.firstName,
      lastName: profileFields.lastName,
      gender: profileFields.gender.default(''),
      dateOfBirth: profileFields.dateOfBirth.default(''),
      phone: profileFields.phone.default(''),
      company: profileFields.company.default(''),
      acceptedTerms: z.literal(true).meta({ description: 'The box has been ticked' }),
    })
    .meta({ id: 'Registration' });
}

/** Register, ask for the link again, is it alive, confirm. */
export function registrationOperations(config: GatewayConfig): readonly StorefrontOperation[] {
  return [registerOperation(config), resendOperation, ...confirmOperations];
}

function registerOperation(config: GatewayConfig): StorefrontOperation {
  return forAnybody({
    method: 'post',
    path: '/registration',
    id: 'register',
    tag,
    summary: 'Open an account',
    description:
      'The same answer for every address after the same work; nobody is logged in. A mail tells the rest: a link that' +
      ' confirms the address, or that there is an account already. With DOUBLE_OPT_IN=off a used address is refused.',
    body: registrationSchema(config),
    answers: { 202: { description: 'Taken; a mail is on its way' } },
    problems: ['password_policy', 'overloaded', 'login_taken'],
    handle: async ({ body, context: { requestId, locale, client } }, { customer }) => {
      const registration = { ...body, locale, store: config.STORE, clientAddress: client.address };
      await customer.submitRegistration(registration, { requestId });
      return { status: 202 };
    },
  });
}

const resendOperation = forAnybody({
  method: 'post',
  path: '/registration/resend',
  id: 'resendConfirmation',
  tag,
  summary: 'Ask for the confirmation link again',
  description: 'The same answer for every address, in the same time: nothing is looked up.',
  body: z.strictObject({ email: emailField }).meta({ id: 'Resend' }),
  answers: { 202: { description: 'Taken. If a registration waits for its link, a mail goes out' } },
  problems: ['overloaded'],
  handle: async ({ body, context: { requestId, locale, client } }, { identity }) => {
    await identity.requestConfirmation({ login: body.email, locale, client }, { requestId });
    return { status: 202 };
  },
});

const confirmOperations: readonly StorefrontOperation[] = [
  forAnybody({
    method: 'post',
    path: '/registration/confirm/check',
    id: 'checkConfirmationLink',
    tag,
    summary: 'Does a confirmation link still live?',
    description: 'Consumes nothing.',
    body: z.strictObject({ token: linkTokenField }).meta({ id: 'ConfirmationLink' }),
    answers: { 200: { description: 'Its state', schema: linkStateSchema } },
    problems: ['too_many_attempts'],
    handle: ({ body, context }, deps) =>
      checkLink(deps, body.token, 'LINK_PURPOSE_CONFIRM_REGISTRATION', context),
  }),
  forAnybody({
    method: 'post',
    path: '/registration/confirm',
    id: 'confirmRegistration',
    tag,
    summary: 'Confirm the address by the mailed link',
    description:
      'Opens the account of the registration whose link it is; others of the same address are dropped.',
    body: z.strictObject({ token: linkTokenField }).meta({ id: 'Confirm' }),
    answers: { 204: { description: 'The account is open; log in' } },
    problems: ['link_invalid', 'link_expired', 'too_many_attempts'],
    handle: async ({ body: { token }, context: { requestId, client } }, deps) => {
      const confirmed = await deps.identity.confirmRegistration({ token, client }, { requestId });
      await completeProfile(deps, confirmed, requestId);
      return { status: 204 };
    },
  }),
];
