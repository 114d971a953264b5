// Original file: protos/identity/v1/accounts.proto


export interface ExpirePasswordRequest {
  'customerId'?: (string);
}

export interface ExpirePasswordRequest__Output {
  'customerId': (string);
}
