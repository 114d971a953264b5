// Original file: protos/identity/v1/staff.proto


export interface VerifyStaffPasswordRequest {
  'token'?: (string);
  'currentPassword'?: (string);
}

export interface VerifyStaffPasswordRequest__Output {
  'token': (string);
  'currentPassword': (string);
}
