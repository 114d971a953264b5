import type { StaffServiceDefinition, StaffSession, StaffUser } from '@latchkey/contracts/staff';
import { AppError } from '@latchkey/kit/errors';
import type { Handlers } from '@latchkey/kit/grpc';
import { roles, type Role } from '../src/admin/roles.ts';
import { wireRoles } from '../src/admin/users/schema.ts';

export type StaffHandlers = Handlers<StaffServiceDefinition>;

const now = Date.UTC(2026, 10, 1, 12);

function aStaffUser(given: Partial<StaffUser> = {}): StaffUser {
  return {
    userId: '0198f0c0-0000-7000-8000-000000005aff',
    email: 'ida@shop.example',
    name: 'Ida Lock',
    role: 'STAFF_ROLE_ADMIN',
    state: 'STAFF_STATE_ACTIVE',
    secondFactor: false,
    locale: 'en_US',
    createdAtMs: now,
    passwordSetAtMs: now,
    recoveryCodes: 0,
    lastLoginAtMs: 0,
    ...given,
  };
}

function aStaffSession(
  user: Partial<StaffUser> = {},
  stage: StaffSession['stage'] = 'STAFF_STAGE_FULL',
): StaffSession {
  return { user: aStaffUser(user), stage, expiresAtMs: now + 43_200_000, idleAtMs: now + 3_600_000 };
}

/** The password of everybody here, where it is asked for again. */
export const staffPassword = 'winding-staircase 41';

/** The token of somebody with a role, or at a stage; as long as real ones. */
export function staffToken(of: Role | 'code' | 'setup' | 'disabled' | 'expired'): string {
  return of.padEnd(43, 'x');
}

const sessions = new Map<string, StaffSession>([
  ...roles.map((role) => [staffToken(role), aStaffSession({ role: wireRoles[role] })] as const),
  [staffToken('code'), aStaffSession({ secondFactor: true }, 'STAFF_STAGE_CODE')],
  [staffToken('setup'), aStaffSession({}, 'STAFF_STAGE_SETUP')],
]);

/** StaffService as it answers when all is well; tokens nobody has are of sessions that are over. */
export function scriptedStaff(): StaffHandlers {
  const opened = { token: staffToken('admin'), session: aStaffSession(), deviceToken: '' };
  const user = () => Promise.resolve({ user: aStaffUser() });
  return {
    LogInStaff: () => Promise.resolve(opened),
    ProveSecondFactor: () => Promise.resolve({ session: aStaffSession() }),
    GetStaffSession: ({ token }) => {
      const session = sessions.get(token);
      if (session === undefined) throw new AppError('session_ended');
      return Promise.resolve({ session });
    },
    LogOutStaff: () => Promise.resolve({}),
    ChangeStaffPassword: () => Promise.resolve(opened),
    VerifyStaffPassword: ({ currentPassword }) =>
      currentPassword === staffPassword
        ? Promise.resolve({})
        : Promise.reject(new AppError('current_password_wrong')),
    RequestStaffReset: () => Promise.resolve({}),
    InspectStaffLink: () => Promise.resolve({ state: 'LINK_STATE_LIVE' }),
    RestoreStaffPassword: () => Promise.resolve({ deviceToken: '' }),
    MintStaffLinks: () => Promise.reject(new AppError('internal')),
    EnrolTotp: () => Promise.resolve({ secret: 'JBSWY3DP', uri: 'otpauth://totp/x' }),
    ConfirmTotp: () => Promise.resolve({ recoveryCodes: ['abcd-efgh'] }),
    RemoveTotp: () => Promise.resolve({}),
    RenewRecoveryCodes: () => Promise.resolve({ recoveryCodes: ['abcd-efgh'] }),
    ListStaff: () => Promise.resolve({ users: [aStaffUser()], more: false }),
    GetStaff: user,
    InviteStaff: user,
    ResendInvitation: () => Promise.resolve({}),
    UpdateStaff: user,
    DisableStaff: user,
    EnableStaff: user,
    ResetSecondFactor: user,
  };
}
