// Original file: protos/identity/v1/staff.proto

import type { ClientContext as _identity_v1_ClientContext, ClientContext__Output as _identity_v1_ClientContext__Output } from '../../identity/v1/ClientContext.ts';

export interface RestoreStaffPasswordRequest {
  'token'?: (string);
  'newPassword'?: (string);
  'client'?: (_identity_v1_ClientContext | null);
}

export interface RestoreStaffPasswordRequest__Output {
  'token': (string);
  'newPassword': (string);
  'client': (_identity_v1_ClientContext__Output | null);
}
