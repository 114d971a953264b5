// Original file: protos/identity/v1/staff.proto

import type { StaffUser as _identity_v1_StaffUser, StaffUser__Output as _identity_v1_StaffUser__Output } from '../../identity/v1/StaffUser.ts';
import type { StaffStage as _identity_v1_StaffStage, StaffStage__Output as _identity_v1_StaffStage__Output } from '../../identity/v1/StaffStage.ts';
import type { Long } from '@grpc/proto-loader';

export interface StaffSession {
  'user'?: (_identity_v1_StaffUser | null);
  'stage'?: (_identity_v1_StaffStage);
  'expiresAtMs'?: (number | string | Long);
  'idleAtMs'?: (number | string | Long);
}

export interface StaffSession__Output {
  'user': (_identity_v1_StaffUser__Output | null);
  'stage': (_identity_v1_StaffStage__Output);
  'expiresAtMs': (number);
  'idleAtMs': (number);
}
