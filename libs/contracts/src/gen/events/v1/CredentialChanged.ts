// Original file: protos/events/v1/events.proto


export interface CredentialChanged {
  'customerId'?: (string);
}

export interface CredentialChanged__Output {
  'customerId': (string);
}
