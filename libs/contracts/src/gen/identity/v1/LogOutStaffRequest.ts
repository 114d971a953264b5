// Original file: protos/identity/v1/staff.proto


export interface LogOutStaffRequest {
  'token'?: (string);
}

export interface LogOutStaffRequest__Output {
  'token': (string);
}
