// Original file: protos/identity/v1/identity.proto


export interface ConfirmRegistrationResponse {
  'customerId'?: (string);
  'requestId'?: (string);
}

export interface ConfirmRegistrationResponse__Output {
  'customerId': (string);
  'requestId': (string);
}
