// Original file: protos/identity/v1/identity.proto

import type { SessionTokens as _identity_v1_SessionTokens, SessionTokens__Output as _identity_v1_SessionTokens__Output } from '../../identity/v1/SessionTokens.ts';

export interface ChangePasswordResponse {
  'tokens'?: (_identity_v1_SessionTokens | null);
}

export interface ChangePasswordResponse__Output {
  'tokens': (_identity_v1_SessionTokens__Output | null);
}
