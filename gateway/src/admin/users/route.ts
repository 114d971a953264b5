import { z } from 'zod';
import type { StaffUser } from '@latchkey/contracts/staff';
import type { ErrorCode } from '@latchkey/kit/errors';
import type { Answer } from '../../operations/operation.ts';
import { pageSchema } from '../../operations/page.ts';
import { limitField } from '../../operations/query-fields.ts';
import { emailField, idField, line } from '../../storefront/schema.ts';
import { forStaff, type AdminDeps, type AdminOperation } from '../operation.ts';
import { present } from '../staff-sessions.ts';
import { presentUser, roleField, userSchema, wireRoles } from './schema.ts';

const tag = 'Users';
const parameters = z.strictObject({ id: idField });
const nameField = line(200);

function userAnswer(status: 200 | 201, { user }: { user: StaffUser | null }): Answer {
  return { status, body: presentUser(present(user)) };
}

const listOperation = forStaff({
  method: 'get',
  path: '/users',
  id: 'listUsers',
  tag,
  summary: 'Back Office users, in the order of their making',
  roles: ['admin', 'auditor'],
  query: z.strictObject({
    limit: limitField(),
    cursor: idField.optional().meta({ description: '`nextCursor` of the page before' }),
  }),
  answers: { 200: { description: 'A page', schema: pageSchema(userSchema, 'Users') } },
  problems: [],
  handle: async ({ query: { limit, cursor = '' }, context: { requestId } }, { staff }) => {
    const { users, more } = await staff.listStaff({ limit, after: cursor }, { requestId });
    const next = more ? users.at(-1)?.userId : undefined;
    const items = users.map(presentUser);
    return { status: 200, body: { items, ...(next === undefined ? {} : { nextCursor: next }) } };
  },
});

const inviteOperation = forStaff({
  method: 'post',
  path: '/users',
  id: 'inviteUser',
  tag,
  summary: 'Make a user and mail the invitation',
  description: 'Nobody but the user ever knows the password: a link, good for 72 hours, sets it.',
  roles: ['admin'],
  body: z
    .strictObject({
      email: emailField,
      name: nameField,
      role: roleField,
      locale: z
        .string()
        .regex(/^[a-z]{2}_[A-Z]{2}$/)
        .optional()
        .meta({ description: 'Of the mails, such as de_DE' }),
    })
    .meta({ id: 'Invitation' }),
  answers: { 201: { description: 'The user; the mail is on its way', schema: userSchema } },
  problems: ['login_taken'],
  handle: async ({ body, context: { requestId, locale } }, { staff }) => {
    const { email, name, role } = body;
    const asked = { email, name, role: wireRoles[role], locale: body.locale ?? locale };
    return userAnswer(201, await staff.inviteStaff(asked, { requestId }));
  },
});

const changeOperation = forStaff({
  method: 'patch',
  path: '/users/:id',
  id: 'changeUser',
  tag,
  summary: 'Change role or name',
  description: 'The new role holds everywhere within a second. The last active admin stays one.',
  roles: ['admin'],
  parameters,
  body: z
    .strictObject({ role: roleField.optional(), name: nameField.optional() })
    .meta({ id: 'UserChange', description: 'What is absent stays as it is' }),
  answers: { 200: { description: 'The user as it is now', schema: userSchema } },
  problems: ['staff_not_found', 'last_admin'],
  handle: async ({ body: { role, name }, parameters: { id }, context: { requestId } }, { staff }) => {
    const asked = {
      userId: id,
      ...(role === undefined ? {} : { role: wireRoles[role] }),
      ...(name === undefined ? {} : { name }),
    };
    return userAnswer(200, await staff.updateStaff(asked, { requestId }));
  },
});

/** What is done to one user and needs nothing but the id. */
function actOperation(given: {
  path: string;
  id: string;
  summary: string;
  description?: string;
  problems?: readonly ErrorCode[];
  act: (
    staff: AdminDeps['staff'],
    userId: string,
    options: { requestId: string },
  ) => Promise<{ user: StaffUser | null }>;
}): AdminOperation {
  const { act, problems = [], ...described } = given;
  return forStaff({
    ...described,
    method: 'post',
    tag,
    roles: ['admin'],
    parameters,
    answers: { 200: { description: 'The user as it is now', schema: userSchema } },
    problems: ['staff_not_found', ...problems],
    handle: async ({ parameters: { id }, context: { requestId } }, { staff }) =>
      userAnswer(200, await act(staff, id, { requestId })),
  });
}

/** Back Office users, as an admin sees them. */
export const userOperations: readonly AdminOperation[] = [
  listOperation,
  inviteOperation,
  forStaff({
    method: 'get',
    path: '/users/:id',
    id: 'getUser',
    tag,
    summary: 'One user',
    roles: ['admin', 'auditor'],
    parameters,
    answers: { 200: { description: 'The user', schema: userSchema } },
    problems: ['staff_not_found'],
    handle: async ({ parameters: { id }, context: { requestId } }, { staff }) =>
      userAnswer(200, await staff.getStaff({ userId: id }, { requestId })),
  }),
  changeOperation,
  forStaff({
    method: 'post',
    path: '/users/:id/invitation',
    id: 'resendInvitation',
    tag,
    summary: 'Mail the invitation again',
    description: 'For users without a password; the link before is void.',
    roles: ['admin'],
    parameters,
    answers: { 202: { description: 'A mail is on its way' } },
    problems: ['staff_not_found', 'staff_not_invited'],
    handle: async ({ parameters: { id }, context: { requestId } }, { staff }) => {
      await staff.resendInvitation({ userId: id }, { requestId });
      return { status: 202 };
    },
  }),
  actOperation({
    path: '/users/:id/disable',
    id: 'disableUser',
    summary: 'Shut a user out',
    description: 'Sessions and links end, everywhere within a second. Not the last active admin.',
    problems: ['last_admin'],
    act: (staff, userId, options) => staff.disableStaff({ userId }, options),
  }),
  actOperation({
    path: '/users/:id/enable',
    id: 'enableUser',
    summary: 'Let a user in again',
    act: (staff, userId, options) => staff.enableStaff({ userId }, options),
  }),
  actOperation({
    path: '/users/:id/second-factor/reset',
    id: 'resetSecondFactor',
    summary: 'Take away the second factor of a user who has lost it',
    description: 'Sessions end.',
    act: (staff, userId, options) => staff.resetSecondFactor({ userId }, options),
  }),
];
