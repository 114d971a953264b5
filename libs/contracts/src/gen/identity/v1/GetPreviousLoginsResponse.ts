// Original file: protos/identity/v1/owner.proto

import type { PreviousLogin as _identity_v1_PreviousLogin, PreviousLogin__Output as _identity_v1_PreviousLogin__Output } from '../../identity/v1/PreviousLogin.ts';

export interface GetPreviousLoginsResponse {
  'logins'?: (_identity_v1_PreviousLogin)[];
}

export interface GetPreviousLoginsResponse__Output {
  'logins': (_identity_v1_PreviousLogin__Output)[];
}
