// Original file: protos/identity/v1/staff.proto

import type { StaffRole as _identity_v1_StaffRole, StaffRole__Output as _identity_v1_StaffRole__Output } from '../../identity/v1/StaffRole.ts';

export interface UpdateStaffRequest {
  'userId'?: (string);
  'role'?: (_identity_v1_StaffRole);
  'name'?: (string);
}

export interface UpdateStaffRequest__Output {
  'userId': (string);
  'role': (_identity_v1_StaffRole__Output);
  'name': (string);
}
