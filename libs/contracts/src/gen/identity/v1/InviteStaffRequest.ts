// Original file: protos/identity/v1/staff.proto

import type { StaffRole as _identity_v1_StaffRole, StaffRole__Output as _identity_v1_StaffRole__Output } from '../../identity/v1/StaffRole.ts';

export interface InviteStaffRequest {
  'email'?: (string);
  'name'?: (string);
  'role'?: (_identity_v1_StaffRole);
  'locale'?: (string);
}

export interface InviteStaffRequest__Output {
  'email': (string);
  'name': (string);
  'role': (_identity_v1_StaffRole__Output);
  'locale': (string);
}
