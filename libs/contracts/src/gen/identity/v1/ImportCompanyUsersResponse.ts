// Original file: protos/identity/v1/accounts.proto


// Original file: protos/identity/v1/accounts.proto

export const _identity_v1_ImportCompanyUsersResponse_Outcome = {
  OUTCOME_UNSPECIFIED: 'OUTCOME_UNSPECIFIED',
  OUTCOME_CREATED: 'OUTCOME_CREATED',
  OUTCOME_UPDATED: 'OUTCOME_UPDATED',
  OUTCOME_UNCHANGED: 'OUTCOME_UNCHANGED',
  OUTCOME_UNKNOWN_CUSTOMER: 'OUTCOME_UNKNOWN_CUSTOMER',
  OUTCOME_TOO_MANY: 'OUTCOME_TOO_MANY',
  OUTCOME_BUSY: 'OUTCOME_BUSY',
} as const;

export type _identity_v1_ImportCompanyUsersResponse_Outcome =
  | 'OUTCOME_UNSPECIFIED'
  | 0
  | 'OUTCOME_CREATED'
  | 1
  | 'OUTCOME_UPDATED'
  | 2
  | 'OUTCOME_UNCHANGED'
  | 3
  | 'OUTCOME_UNKNOWN_CUSTOMER'
  | 4
  | 'OUTCOME_TOO_MANY'
  | 5
  | 'OUTCOME_BUSY'
  | 6

export type _identity_v1_ImportCompanyUsersResponse_Outcome__Output = typeof _identity_v1_ImportCompanyUsersResponse_Outcome[keyof typeof _identity_v1_ImportCompanyUsersResponse_Outcome]

export interface ImportCompanyUsersResponse {
  'outcomes'?: (_identity_v1_ImportCompanyUsersResponse_Outcome)[];
}

export interface ImportCompanyUsersResponse__Output {
  'outcomes': (_identity_v1_ImportCompanyUsersResponse_Outcome__Output)[];
}
