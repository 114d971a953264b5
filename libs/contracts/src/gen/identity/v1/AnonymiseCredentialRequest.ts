// Original file: protos/identity/v1/identity.proto


export interface AnonymiseCredentialRequest {
  'customerId'?: (string);
}

export interface AnonymiseCredentialRequest__Output {
  'customerId': (string);
}
