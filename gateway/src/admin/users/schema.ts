import { z } from 'zod';
import type { StaffRole, StaffUser } from '@latchkey/contracts/staff';
import { AppError } from '@latchkey/kit/errors';
import { moment, momentField } from '../../storefront/schema.ts';
import { roleOf } from '../admit.ts';
import { roles, type Role } from '../roles.ts';

export const roleField = z.enum(roles);

export const userSchema = z
  .strictObject({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role: roleField,
    state: z
      .enum(['invited', 'active', 'disabled'])
      .meta({ description: '`invited` has not set a password yet' }),
    secondFactor: z.boolean(),
    recoveryCodes: z.int().meta({ description: 'How many are left' }),
    createdAt: momentField,
    passwordSetAt: momentField.optional(),
    lastLoginAt: momentField.optional(),
  })
  .meta({ id: 'User' });

const states = {
  STAFF_STATE_INVITED: 'invited',
  STAFF_STATE_ACTIVE: 'active',
  STAFF_STATE_DISABLED: 'disabled',
} as const;

export const wireRoles = {
  admin: 'STAFF_ROLE_ADMIN',
  support: 'STAFF_ROLE_SUPPORT',
  operator: 'STAFF_ROLE_OPERATOR',
  auditor: 'STAFF_ROLE_AUDITOR',
} as const satisfies Record<Role, StaffRole>;

export function presentUser(user: StaffUser): z.infer<typeof userSchema> {
  if (user.state === 'STAFF_STATE_UNSPECIFIED')
    throw new AppError('internal', { detail: 'an unknown state of a user' });
  return {
    id: user.userId,
    email: user.email,
    name: user.name,
    role: roleOf(user.role),
    state: states[user.state],
    secondFactor: user.secondFactor,
    recoveryCodes: user.recoveryCodes,
    createdAt: moment(user.createdAtMs),
    ...(user.passwordSetAtMs === 0 ? {} : { passwordSetAt: moment(user.passwordSetAtMs) }),
    ...(user.lastLoginAtMs === 0 ? {} : { lastLoginAt: moment(user.lastLoginAtMs) }),
  };
}
