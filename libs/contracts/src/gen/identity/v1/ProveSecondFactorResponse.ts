// Original file: protos/identity/v1/staff.proto

import type { StaffSession as _identity_v1_StaffSession, StaffSession__Output as _identity_v1_StaffSession__Output } from '../../identity/v1/StaffSession.ts';

export interface ProveSecondFactorResponse {
  'session'?: (_identity_v1_StaffSession | null);
}

export interface ProveSecondFactorResponse__Output {
  'session': (_identity_v1_StaffSession__Output | null);
}
