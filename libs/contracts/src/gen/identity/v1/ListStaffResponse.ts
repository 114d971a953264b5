// Original file: protos/identity/v1/staff.proto

import type { StaffUser as _identity_v1_StaffUser, StaffUser__Output as _identity_v1_StaffUser__Output } from '../../identity/v1/StaffUser.ts';

export interface ListStaffResponse {
  'users'?: (_identity_v1_StaffUser)[];
  'more'?: (boolean);
}

export interface ListStaffResponse__Output {
  'users': (_identity_v1_StaffUser__Output)[];
  'more': (boolean);
}
