import type { requestReset } from '../features/request-reset/request-reset.ts';
import type { changePassword } from '../features/staff/change-password/change-password.ts';
import type { verifyOwnPassword } from '../features/staff/change-password/current-password.ts';
import type { inviteAgain, inviteUser } from '../features/staff/invite/invite.ts';
import type { logIn } from '../features/staff/log-in/log-in.ts';
import type {
  disableUser,
  enableUser,
  listUsers,
  readUser,
  resetSecondFactor,
  updateUser,
} from '../features/staff/manage/manage.ts';
import type { mintStaffLinks } from '../features/staff/mint-links/mint-links.ts';
import type { proveSecondFactor } from '../features/staff/prove-second-factor/prove-second-factor.ts';
import type { inspectLink, restorePassword } from '../features/staff/restore-password/restore-password.ts';
import type {
  confirmTotp,
  enrolTotp,
  removeTotp,
  renewRecoveryCodes,
} from '../features/staff/second-factor/second-factor.ts';
import type { logOut, readStaffSession } from '../features/staff/sessions/sessions.ts';
import type { Bound } from './features.ts';

/** Everything identity can do for those who work for the shop, as the edges see it. */
export interface StaffFeatures {
  readonly logIn: Bound<typeof logIn>;
  readonly proveSecondFactor: Bound<typeof proveSecondFactor>;
  readonly readSession: Bound<typeof readStaffSession>;
  readonly logOut: Bound<typeof logOut>;
  readonly changePassword: Bound<typeof changePassword>;
  readonly verifyPassword: Bound<typeof verifyOwnPassword>;
  readonly requestReset: (given: Parameters<Bound<typeof requestReset>>[0]) => Promise<void>;
  readonly inspectLink: Bound<typeof inspectLink>;
  readonly restorePassword: Bound<typeof restorePassword>;
  readonly mintLinks: Bound<typeof mintStaffLinks>;
  readonly enrolTotp: Bound<typeof enrolTotp>;
  readonly confirmTotp: Bound<typeof confirmTotp>;
  readonly removeTotp: Bound<typeof removeTotp>;
  readonly renewRecoveryCodes: Bound<typeof renewRecoveryCodes>;
  readonly listUsers: Bound<typeof listUsers>;
  readonly readUser: Bound<typeof readUser>;
  readonly inviteUser: Bound<typeof inviteUser>;
  readonly inviteAgain: Bound<typeof inviteAgain>;
  readonly updateUser: Bound<typeof updateUser>;
  readonly disableUser: Bound<typeof disableUser>;
  readonly enableUser: Bound<typeof enableUser>;
  readonly resetSecondFactor: Bound<typeof resetSecondFactor>;
}
