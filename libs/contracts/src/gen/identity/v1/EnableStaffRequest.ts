// Original file: protos/identity/v1/staff.proto


export interface EnableStaffRequest {
  'userId'?: (string);
}

export interface EnableStaffRequest__Output {
  'userId': (string);
}
