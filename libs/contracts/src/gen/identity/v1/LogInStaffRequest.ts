// Original file: protos/identity/v1/staff.proto

import type { ClientContext as _identity_v1_ClientContext, ClientContext__Output as _identity_v1_ClientContext__Output } from '../../identity/v1/ClientContext.ts';

export interface LogInStaffRequest {
  'login'?: (string);
  'password'?: (string);
  'client'?: (_identity_v1_ClientContext | null);
}

export interface LogInStaffRequest__Output {
  'login': (string);
  'password': (string);
  'client': (_identity_v1_ClientContext__Output | null);
}
