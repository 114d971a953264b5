// Original file: protos/identity/v1/owner.proto


export interface VerifyPasswordRequest {
  'customerId'?: (string);
  'password'?: (string);
}

export interface VerifyPasswordRequest__Output {
  'customerId': (string);
  'password': (string);
}
