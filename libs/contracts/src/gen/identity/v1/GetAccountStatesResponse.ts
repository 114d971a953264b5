// Original file: protos/identity/v1/accounts.proto

import type { AccountState as _identity_v1_AccountState, AccountState__Output as _identity_v1_AccountState__Output } from '../../identity/v1/AccountState.ts';

export interface GetAccountStatesResponse {
  'states'?: (_identity_v1_AccountState)[];
}

export interface GetAccountStatesResponse__Output {
  'states': (_identity_v1_AccountState__Output)[];
}
