// Original file: protos/identity/v1/identity.proto

import type { AccountState as _identity_v1_AccountState, AccountState__Output as _identity_v1_AccountState__Output } from '../../identity/v1/AccountState.ts';

// Original file: protos/identity/v1/identity.proto

export const _identity_v1_ImportCredentialsResponse_Outcome = {
  OUTCOME_UNSPECIFIED: 'OUTCOME_UNSPECIFIED',
  OUTCOME_CREATED: 'OUTCOME_CREATED',
  OUTCOME_UPDATED: 'OUTCOME_UPDATED',
  OUTCOME_UNCHANGED: 'OUTCOME_UNCHANGED',
  OUTCOME_LOGIN_TAKEN: 'OUTCOME_LOGIN_TAKEN',
  OUTCOME_PASSWORD_FORMAT: 'OUTCOME_PASSWORD_FORMAT',
  OUTCOME_PASSWORD_COST: 'OUTCOME_PASSWORD_COST',
  OUTCOME_ANONYMISED: 'OUTCOME_ANONYMISED',
  OUTCOME_BUSY: 'OUTCOME_BUSY',
  OUTCOME_PASSWORD_LENGTH: 'OUTCOME_PASSWORD_LENGTH',
} as const;

export type _identity_v1_ImportCredentialsResponse_Outcome =
  | 'OUTCOME_UNSPECIFIED'
  | 0
  | 'OUTCOME_CREATED'
  | 1
  | 'OUTCOME_UPDATED'
  | 2
  | 'OUTCOME_UNCHANGED'
  | 3
  | 'OUTCOME_LOGIN_TAKEN'
  | 4
  | 'OUTCOME_PASSWORD_FORMAT'
  | 5
  | 'OUTCOME_PASSWORD_COST'
  | 6
  | 'OUTCOME_ANONYMISED'
  | 7
  | 'OUTCOME_BUSY'
  | 8
  | 'OUTCOME_PASSWORD_LENGTH'
  | 9

export type _identity_v1_ImportCredentialsResponse_Outcome__Output = typeof _identity_v1_ImportCredentialsResponse_Outcome[keyof typeof _identity_v1_ImportCredentialsResponse_Outcome]

export interface ImportCredentialsResponse {
  'outcomes'?: (_identity_v1_ImportCredentialsResponse_Outcome)[];
  'created'?: (_identity_v1_AccountState)[];
}

export interface ImportCredentialsResponse__Output {
  'outcomes': (_identity_v1_ImportCredentialsResponse_Outcome__Output)[];
  'created': (_identity_v1_AccountState__Output)[];
}
