// Original file: protos/identity/v1/accounts.proto

import type { AccountState as _identity_v1_AccountState, AccountState__Output as _identity_v1_AccountState__Output } from '../../identity/v1/AccountState.ts';
import type { LiveLink as _identity_v1_LiveLink, LiveLink__Output as _identity_v1_LiveLink__Output } from '../../identity/v1/LiveLink.ts';
import type { SessionInfo as _identity_v1_SessionInfo, SessionInfo__Output as _identity_v1_SessionInfo__Output } from '../../identity/v1/SessionInfo.ts';
import type { CompanyUser as _identity_v1_CompanyUser, CompanyUser__Output as _identity_v1_CompanyUser__Output } from '../../identity/v1/CompanyUser.ts';
import type { Long } from '@grpc/proto-loader';

export interface GetAccountResponse {
  'state'?: (_identity_v1_AccountState | null);
  'passwordSetAtMs'?: (number | string | Long);
  'passwordClass'?: (string);
  'epoch'?: (number | string | Long);
  'links'?: (_identity_v1_LiveLink)[];
  'sessions'?: (_identity_v1_SessionInfo)[];
  'companyUsers'?: (_identity_v1_CompanyUser)[];
}

export interface GetAccountResponse__Output {
  'state': (_identity_v1_AccountState__Output | null);
  'passwordSetAtMs': (number);
  'passwordClass': (string);
  'epoch': (number);
  'links': (_identity_v1_LiveLink__Output)[];
  'sessions': (_identity_v1_SessionInfo__Output)[];
  'companyUsers': (_identity_v1_CompanyUser__Output)[];
}
