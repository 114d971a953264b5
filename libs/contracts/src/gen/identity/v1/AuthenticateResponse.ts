// Original file: protos/identity/v1/identity.proto

import type { SessionTokens as _identity_v1_SessionTokens, SessionTokens__Output as _identity_v1_SessionTokens__Output } from '../../identity/v1/SessionTokens.ts';

export interface AuthenticateResponse {
  'tokens'?: (_identity_v1_SessionTokens | null);
  'deviceToken'?: (string);
}

export interface AuthenticateResponse__Output {
  'tokens': (_identity_v1_SessionTokens__Output | null);
  'deviceToken': (string);
}
