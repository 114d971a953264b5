// Original file: protos/identity/v1/staff.proto


export interface ConfirmTotpRequest {
  'token'?: (string);
  'code'?: (string);
}

export interface ConfirmTotpRequest__Output {
  'token': (string);
  'code': (string);
}
