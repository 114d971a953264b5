// Original file: protos/identity/v1/owner.proto

import type { CurrentLogin as _identity_v1_CurrentLogin, CurrentLogin__Output as _identity_v1_CurrentLogin__Output } from '../../identity/v1/CurrentLogin.ts';

export interface GetLoginsResponse {
  'logins'?: (_identity_v1_CurrentLogin)[];
}

export interface GetLoginsResponse__Output {
  'logins': (_identity_v1_CurrentLogin__Output)[];
}
