// Original file: protos/identity/v1/staff.proto


export interface ConfirmTotpResponse {
  'recoveryCodes'?: (string)[];
}

export interface ConfirmTotpResponse__Output {
  'recoveryCodes': (string)[];
}
