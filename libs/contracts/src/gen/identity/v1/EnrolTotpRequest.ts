// Original file: protos/identity/v1/staff.proto


export interface EnrolTotpRequest {
  'token'?: (string);
  'currentPassword'?: (string);
}

export interface EnrolTotpRequest__Output {
  'token': (string);
  'currentPassword': (string);
}
