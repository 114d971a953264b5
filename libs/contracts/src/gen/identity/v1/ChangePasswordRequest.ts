// Original file: protos/identity/v1/identity.proto

import type { ClientContext as _identity_v1_ClientContext, ClientContext__Output as _identity_v1_ClientContext__Output } from '../../identity/v1/ClientContext.ts';

export interface ChangePasswordRequest {
  'customerId'?: (string);
  'currentPassword'?: (string);
  'newPassword'?: (string);
  'contextWords'?: (string)[];
  'client'?: (_identity_v1_ClientContext | null);
  'openSession'?: (boolean);
}

export interface ChangePasswordRequest__Output {
  'customerId': (string);
  'currentPassword': (string);
  'newPassword': (string);
  'contextWords': (string)[];
  'client': (_identity_v1_ClientContext__Output | null);
  'openSession': (boolean);
}
