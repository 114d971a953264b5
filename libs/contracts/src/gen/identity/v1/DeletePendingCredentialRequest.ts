// Original file: protos/identity/v1/identity.proto


export interface DeletePendingCredentialRequest {
  'customerId'?: (string);
}

export interface DeletePendingCredentialRequest__Output {
  'customerId': (string);
}
