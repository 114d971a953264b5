// Original file: protos/identity/v1/identity.proto


export interface CreateCredentialResponse {
  'pendingHolderCustomerId'?: (string);
}

export interface CreateCredentialResponse__Output {
  'pendingHolderCustomerId': (string);
}
