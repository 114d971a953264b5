// Original file: protos/identity/v1/account_state.proto

import type { PasswordState as _identity_v1_PasswordState, PasswordState__Output as _identity_v1_PasswordState__Output } from '../../identity/v1/PasswordState.ts';
import type { Long } from '@grpc/proto-loader';

export interface AccountState {
  'customerId'?: (string);
  'version'?: (number | string | Long);
  'state'?: (string);
  'password'?: (_identity_v1_PasswordState);
  'linksUntilMs'?: (number | string | Long);
  'passwordSetAtMs'?: (number | string | Long);
}

export interface AccountState__Output {
  'customerId': (string);
  'version': (number);
  'state': (string);
  'password': (_identity_v1_PasswordState__Output);
  'linksUntilMs': (number);
  'passwordSetAtMs': (number);
}
