// Original file: protos/identity/v1/accounts.proto


export interface GetAccountRequest {
  'customerId'?: (string);
}

export interface GetAccountRequest__Output {
  'customerId': (string);
}
