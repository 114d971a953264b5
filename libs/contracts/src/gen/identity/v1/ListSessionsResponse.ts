// Original file: protos/identity/v1/identity.proto

import type { SessionInfo as _identity_v1_SessionInfo, SessionInfo__Output as _identity_v1_SessionInfo__Output } from '../../identity/v1/SessionInfo.ts';

export interface ListSessionsResponse {
  'sessions'?: (_identity_v1_SessionInfo)[];
}

export interface ListSessionsResponse__Output {
  'sessions': (_identity_v1_SessionInfo__Output)[];
}
