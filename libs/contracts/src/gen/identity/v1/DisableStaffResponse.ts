// Original file: protos/identity/v1/staff.proto

import type { StaffUser as _identity_v1_StaffUser, StaffUser__Output as _identity_v1_StaffUser__Output } from '../../identity/v1/StaffUser.ts';

export interface DisableStaffResponse {
  'user'?: (_identity_v1_StaffUser | null);
}

export interface DisableStaffResponse__Output {
  'user': (_identity_v1_StaffUser__Output | null);
}
