import { z } from 'zod';
import { AppError, asAppError } from '@latchkey/kit/errors';
import { forAnybody, forCustomers, type StorefrontOperation, type StorefrontDeps } from '../operation.ts';
import { currentPasswordField, line, sessionSchema } from '../schema.ts';
import { sessionAnswer } from './tokens.ts';

const tag = 'Session';

const loginSchema = z
  .strictObject({
    // No rule that only a known address would meet: what cannot be one is simply nobody's.
    email: line(320),
    password: currentPasswordField,
    transport: z.enum(['cookie', 'bearer']).default('cookie').meta({
      description:
        '`cookie`: an httpOnly cookie holds the tokens; `bearer`: the answer does, and the client keeps them',
    }),
  })
  .meta({ id: 'Login' });

const refreshSchema = z
  .strictObject({
    refreshToken: z
      .string()
      .max(200)
      .optional()
      .meta({ description: 'Of a client that keeps its tokens itself; with the cookie it stays away' }),
  })
  .meta({ id: 'Refresh' });

/** Log in, look, renew, log out. */
export const sessionOperations: readonly StorefrontOperation[] = [
  forAnybody({
    method: 'post',
    path: '/session',
    id: 'logIn',
    tag,
    summary: 'Log in',
    description:
      'Every failure is the same answer after the same work: unknown, not confirmed, blocked, without a password, or the wrong one.',
    body: loginSchema,
    answers: { 200: { description: 'Logged in', schema: sessionSchema } },
    problems: ['authentication_failed', 'too_many_attempts', 'overloaded', 'request_from_elsewhere'],
    handle: async ({ body: { email: login, password, transport }, context, requireTrustedOrigin }, deps) => {
      // A page elsewhere could log the visitor into an account of its own otherwise.
      if (transport === 'cookie') requireTrustedOrigin();
      const { requestId, client } = context;
      const asked = { login, password, client };
      const { tokens, deviceToken } = await deps.identity.authenticate(asked, { requestId });
      if (transport === 'cookie') context.rememberDevice(deviceToken);
      return sessionAnswer(deps, transport, tokens);
    },
  }),
  forCustomers({
    method: 'get',
    path: '/session',
    id: 'getSession',
    tag,
    summary: 'Who is logged in',
    answers: {
      200: {
        description: 'A live session',
        schema: z
          .strictObject({ customerReference: z.string(), sessionId: z.string() })
          .meta({ id: 'OwnSession' }),
      },
    },
    problems: [],
    handle: ({ customer: { customerReference, sessionId } }) =>
      Promise.resolve({ status: 200, body: { customerReference, sessionId } }),
  }),
  forAnybody({
    method: 'post',
    path: '/session/refresh',
    id: 'refreshSession',
    tag,
    summary: 'Renew the tokens',
    description:
      'With the cookie or with a refresh token. A token is good for one use; the one just replaced works once more within 30 s.',
    body: refreshSchema,
    answers: { 200: { description: 'Renewed', schema: sessionSchema } },
    problems: ['refresh_token_invalid', 'too_many_attempts'],
    handle: async ({ body, credentials, context: { requestId, client } }, deps) => {
      const viaCookie = body.refreshToken === undefined;
      const refreshToken = viaCookie ? credentials?.refreshToken : body.refreshToken;
      if (refreshToken === undefined) throw new AppError('session_missing');
      const { tokens } = await deps.identity.refreshSession({ refreshToken, client }, { requestId });
      return sessionAnswer(deps, viaCookie ? 'cookie' : 'bearer', tokens);
    },
  }),
  forAnybody({
    method: 'delete',
    path: '/session',
    id: 'logOut',
    tag,
    summary: 'Log out',
    description:
      'Ends the session for good and removes the cookie. Without a live session it changes nothing.',
    answers: { 204: { description: 'Logged out' } },
    problems: [],
    handle: async ({ credentials, context: { requestId } }, deps) => {
      if (credentials === undefined) return { status: 204 };
      await endSession(deps, credentials.accessToken, requestId);
      return { status: 204, ...(credentials.via === 'cookie' ? { setCookie: deps.cookie.clear() } : {}) };
    },
  }),
];

/** A token that counts no longer belongs to nobody we could log out. */
async function endSession(deps: StorefrontDeps, accessToken: string, requestId: string): Promise<void> {
  let customer;
  try {
    customer = await deps.accessTokens.verify(`Bearer ${accessToken}`);
  } catch (error) {
    if (asAppError(error).code === 'access_token_invalid') return;
    throw error;
  }
  const { customerId, sessionId } = customer;
  await deps.identity.endSession({ customerId, sessionId }, { requestId });
}
