// Original file: protos/identity/v1/owner.proto

import type { ClientContext as _identity_v1_ClientContext, ClientContext__Output as _identity_v1_ClientContext__Output } from '../../identity/v1/ClientContext.ts';

export interface ConfirmEmailChangeRequest {
  'token'?: (string);
  'client'?: (_identity_v1_ClientContext | null);
}

export interface ConfirmEmailChangeRequest__Output {
  'token': (string);
  'client': (_identity_v1_ClientContext__Output | null);
}
