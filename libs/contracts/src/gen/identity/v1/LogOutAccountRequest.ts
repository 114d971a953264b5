// Original file: protos/identity/v1/accounts.proto


export interface LogOutAccountRequest {
  'customerId'?: (string);
}

export interface LogOutAccountRequest__Output {
  'customerId': (string);
}
