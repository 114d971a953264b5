// Original file: protos/identity/v1/identity.proto


// Original file: protos/identity/v1/identity.proto

export const _identity_v1_LinkRefused_Reason = {
  REASON_UNSPECIFIED: 'REASON_UNSPECIFIED',
  REASON_NO_ACCOUNT: 'REASON_NO_ACCOUNT',
  REASON_OVERTAKEN: 'REASON_OVERTAKEN',
  REASON_LIMIT: 'REASON_LIMIT',
  REASON_ACCOUNT_STATE: 'REASON_ACCOUNT_STATE',
  REASON_UNKNOWN_REQUEST: 'REASON_UNKNOWN_REQUEST',
  REASON_ADDRESS_LIMIT: 'REASON_ADDRESS_LIMIT',
  REASON_CAMPAIGN_OVER: 'REASON_CAMPAIGN_OVER',
} as const;

export type _identity_v1_LinkRefused_Reason =
  | 'REASON_UNSPECIFIED'
  | 0
  | 'REASON_NO_ACCOUNT'
  | 1
  | 'REASON_OVERTAKEN'
  | 2
  | 'REASON_LIMIT'
  | 3
  | 'REASON_ACCOUNT_STATE'
  | 4
  | 'REASON_UNKNOWN_REQUEST'
  | 5
  | 'REASON_ADDRESS_LIMIT'
  | 6
  | 'REASON_CAMPAIGN_OVER'
  | 7

export type _identity_v1_LinkRefused_Reason__Output = typeof _identity_v1_LinkRefused_Reason[keyof typeof _identity_v1_LinkRefused_Reason]

export interface LinkRefused {
  'reason'?: (_identity_v1_LinkRefused_Reason);
}

export interface LinkRefused__Output {
  'reason': (_identity_v1_LinkRefused_Reason__Output);
}
