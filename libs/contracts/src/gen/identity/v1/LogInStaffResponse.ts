// Original file: protos/identity/v1/staff.proto

import type { StaffSession as _identity_v1_StaffSession, StaffSession__Output as _identity_v1_StaffSession__Output } from '../../identity/v1/StaffSession.ts';

export interface LogInStaffResponse {
  'token'?: (string);
  'session'?: (_identity_v1_StaffSession | null);
  'deviceToken'?: (string);
}

export interface LogInStaffResponse__Output {
  'token': (string);
  'session': (_identity_v1_StaffSession__Output | null);
  'deviceToken': (string);
}
