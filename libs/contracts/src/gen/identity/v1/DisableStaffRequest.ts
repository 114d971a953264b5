// Original file: protos/identity/v1/staff.proto


export interface DisableStaffRequest {
  'userId'?: (string);
}

export interface DisableStaffRequest__Output {
  'userId': (string);
}
