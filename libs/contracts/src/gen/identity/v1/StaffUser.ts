// Original file: protos/identity/v1/staff.proto

import type { StaffRole as _identity_v1_StaffRole, StaffRole__Output as _identity_v1_StaffRole__Output } from '../../identity/v1/StaffRole.ts';
import type { StaffState as _identity_v1_StaffState, StaffState__Output as _identity_v1_StaffState__Output } from '../../identity/v1/StaffState.ts';
import type { Long } from '@grpc/proto-loader';

export interface StaffUser {
  'userId'?: (string);
  'email'?: (string);
  'name'?: (string);
  'role'?: (_identity_v1_StaffRole);
  'state'?: (_identity_v1_StaffState);
  'secondFactor'?: (boolean);
  'locale'?: (string);
  'createdAtMs'?: (number | string | Long);
  'passwordSetAtMs'?: (number | string | Long);
  'recoveryCodes'?: (number);
  'lastLoginAtMs'?: (number | string | Long);
}

export interface StaffUser__Output {
  'userId': (string);
  'email': (string);
  'name': (string);
  'role': (_identity_v1_StaffRole__Output);
  'state': (_identity_v1_StaffState__Output);
  'secondFactor': (boolean);
  'locale': (string);
  'createdAtMs': (number);
  'passwordSetAtMs': (number);
  'recoveryCodes': (number);
  'lastLoginAtMs': (number);
}
