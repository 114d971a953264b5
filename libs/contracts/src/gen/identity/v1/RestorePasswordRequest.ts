// Original file: protos/identity/v1/identity.proto

import type { ClientContext as _identity_v1_ClientContext, ClientContext__Output as _identity_v1_ClientContext__Output } from '../../identity/v1/ClientContext.ts';

export interface RestorePasswordRequest {
  'token'?: (string);
  'newPassword'?: (string);
  'client'?: (_identity_v1_ClientContext | null);
  'contextWords'?: (string)[];
}

export interface RestorePasswordRequest__Output {
  'token': (string);
  'newPassword': (string);
  'client': (_identity_v1_ClientContext__Output | null);
  'contextWords': (string)[];
}
