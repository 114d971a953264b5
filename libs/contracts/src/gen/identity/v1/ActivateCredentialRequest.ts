// Original file: protos/identity/v1/identity.proto


export interface ActivateCredentialRequest {
  'customerId'?: (string);
}

export interface ActivateCredentialRequest__Output {
  'customerId': (string);
}
