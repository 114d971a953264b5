// Original file: protos/identity/v1/staff.proto


export interface RemoveTotpRequest {
  'token'?: (string);
  'currentPassword'?: (string);
}

export interface RemoveTotpRequest__Output {
  'token': (string);
  'currentPassword': (string);
}
