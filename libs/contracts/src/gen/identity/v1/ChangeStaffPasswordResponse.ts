// Original file: protos/identity/v1/staff.proto

import type { StaffSession as _identity_v1_StaffSession, StaffSession__Output as _identity_v1_StaffSession__Output } from '../../identity/v1/StaffSession.ts';

export interface ChangeStaffPasswordResponse {
  'token'?: (string);
  'session'?: (_identity_v1_StaffSession | null);
}

export interface ChangeStaffPasswordResponse__Output {
  'token': (string);
  'session': (_identity_v1_StaffSession__Output | null);
}
