// Original file: protos/identity/v1/staff.proto


export interface RenewRecoveryCodesResponse {
  'recoveryCodes'?: (string)[];
}

export interface RenewRecoveryCodesResponse__Output {
  'recoveryCodes': (string)[];
}
