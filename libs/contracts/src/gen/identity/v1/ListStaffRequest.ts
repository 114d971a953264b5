// Original file: protos/identity/v1/staff.proto


export interface ListStaffRequest {
  'limit'?: (number);
  'after'?: (string);
}

export interface ListStaffRequest__Output {
  'limit': (number);
  'after': (string);
}
