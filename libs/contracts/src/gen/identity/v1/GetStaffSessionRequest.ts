// Original file: protos/identity/v1/staff.proto


export interface GetStaffSessionRequest {
  'token'?: (string);
}

export interface GetStaffSessionRequest__Output {
  'token': (string);
}
