// Original file: protos/identity/v1/staff.proto


export interface GetStaffRequest {
  'userId'?: (string);
}

export interface GetStaffRequest__Output {
  'userId': (string);
}
