// Original file: protos/identity/v1/staff.proto

import type { ClientContext as _identity_v1_ClientContext, ClientContext__Output as _identity_v1_ClientContext__Output } from '../../identity/v1/ClientContext.ts';

export interface RequestStaffResetRequest {
  'login'?: (string);
  'locale'?: (string);
  'client'?: (_identity_v1_ClientContext | null);
}

export interface RequestStaffResetRequest__Output {
  'login': (string);
  'locale': (string);
  'client': (_identity_v1_ClientContext__Output | null);
}
