import { z } from 'zod';
import { currentPasswordField, line } from '../../storefront/schema.ts';
import { forAnybody, forUsers, type AdminOperation } from '../operation.ts';
import { freshSession, presentSession, staffSessionSchema } from './answer.ts';

const tag = 'Session';

/** Six digits of an app, or a recovery code, with or without blanks and hyphens. */
export const codeField = z
  .string()
  .regex(/^[\w -]{1,100}$/)
  .meta({ description: 'Of the app, six digits; or a recovery code' });

/** Log in, prove the second factor, look, log out. */
export const sessionOperations: readonly AdminOperation[] = [
  forAnybody({
    method: 'post',
    path: '/session',
    id: 'logIn',
    tag,
    summary: 'Log in',
    description:
      'Every failure is the same answer after the same work. With a second factor the session is at stage `code` for ten minutes and can do nothing else.',
    body: z
      .strictObject({
        // No rule that only a known address would meet.
        email: line(320),
        password: currentPasswordField,
        transport: z.enum(['cookie', 'bearer']).default('cookie').meta({
          description: '`cookie`: an httpOnly cookie holds the token; `bearer`: the answer does',
        }),
      })
      .meta({ id: 'StaffLogin' }),
    answers: { 200: { description: 'The password is right', schema: staffSessionSchema } },
    problems: ['authentication_failed', 'too_many_attempts', 'overloaded'],
    handle: async ({ body: { email, password, transport }, context, requireTrustedOrigin }, deps) => {
      // A page elsewhere could log the visitor in as somebody else otherwise.
      if (transport === 'cookie') requireTrustedOrigin();
      const { requestId, client } = context;
      const opened = await deps.staff.logInStaff({ login: email, password, client }, { requestId });
      if (transport === 'cookie') context.rememberDevice(opened.deviceToken);
      return freshSession(deps, transport, opened);
    },
  }),
  forUsers({
    method: 'post',
    path: '/session/second-factor',
    id: 'proveSecondFactor',
    tag,
    summary: 'Prove the second factor',
    description: 'Each code is good for one use.',
    stages: ['code', 'full'],
    body: z.strictObject({ code: codeField }).meta({ id: 'SecondFactorCode' }),
    answers: { 200: { description: 'Everything of the role is open now', schema: staffSessionSchema } },
    problems: ['second_factor_wrong', 'too_many_attempts'],
    handle: async ({ body: { code }, credentials: { token }, context: { requestId } }, deps) => {
      const { session } = await deps.staff.proveSecondFactor({ token, code }, { requestId });
      deps.sessions.forget(token);
      return { status: 200, body: presentSession(session) };
    },
  }),
  forUsers({
    method: 'get',
    path: '/session',
    id: 'getSession',
    tag,
    summary: 'Who is logged in',
    stages: ['code', 'setup', 'full'],
    answers: { 200: { description: 'A live session', schema: staffSessionSchema } },
    problems: [],
    handle: async ({ credentials: { token } }, deps) => ({
      status: 200,
      body: presentSession(await deps.sessions.read(token)),
    }),
  }),
  forAnybody({
    method: 'delete',
    path: '/session',
    id: 'logOut',
    tag,
    summary: 'Log out',
    description: 'Ends the session and removes the cookie. Without a live session it changes nothing.',
    answers: { 204: { description: 'Logged out' } },
    problems: [],
    handle: async ({ credentials, context: { requestId } }, deps) => {
      if (credentials === undefined) return { status: 204 };
      const { token, via } = credentials;
      await deps.staff.logOutStaff({ token: token.slice(0, 200) }, { requestId });
      deps.sessions.forget(token);
      return { status: 204, ...(via === 'cookie' ? { setCookie: deps.cookie.clear() } : {}) };
    },
  }),
];
