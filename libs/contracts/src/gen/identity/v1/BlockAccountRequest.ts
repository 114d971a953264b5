// Original file: protos/identity/v1/accounts.proto


export interface BlockAccountRequest {
  'customerId'?: (string);
}

export interface BlockAccountRequest__Output {
  'customerId': (string);
}
