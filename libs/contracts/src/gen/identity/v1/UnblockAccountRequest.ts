// Original file: protos/identity/v1/accounts.proto


export interface UnblockAccountRequest {
  'customerId'?: (string);
}

export interface UnblockAccountRequest__Output {
  'customerId': (string);
}
