// Original file: protos/identity/v1/staff.proto


export interface ChangeStaffPasswordRequest {
  'token'?: (string);
  'currentPassword'?: (string);
  'newPassword'?: (string);
}

export interface ChangeStaffPasswordRequest__Output {
  'token': (string);
  'currentPassword': (string);
  'newPassword': (string);
}
