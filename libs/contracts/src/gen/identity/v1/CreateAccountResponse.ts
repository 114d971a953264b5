// Original file: protos/identity/v1/accounts.proto


export interface CreateAccountResponse {
  'pendingHolderCustomerId'?: (string);
}

export interface CreateAccountResponse__Output {
  'pendingHolderCustomerId': (string);
}
