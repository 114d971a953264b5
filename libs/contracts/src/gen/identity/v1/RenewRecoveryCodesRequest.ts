// Original file: protos/identity/v1/staff.proto


export interface RenewRecoveryCodesRequest {
  'token'?: (string);
  'currentPassword'?: (string);
}

export interface RenewRecoveryCodesRequest__Output {
  'token': (string);
  'currentPassword': (string);
}
