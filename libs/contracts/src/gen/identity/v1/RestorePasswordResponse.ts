// Original file: protos/identity/v1/identity.proto


export interface RestorePasswordResponse {
  'customerId'?: (string);
  'deviceToken'?: (string);
}

export interface RestorePasswordResponse__Output {
  'customerId': (string);
  'deviceToken': (string);
}
