// Original file: protos/identity/v1/staff.proto


export interface RestoreStaffPasswordResponse {
  'deviceToken'?: (string);
}

export interface RestoreStaffPasswordResponse__Output {
  'deviceToken': (string);
}
