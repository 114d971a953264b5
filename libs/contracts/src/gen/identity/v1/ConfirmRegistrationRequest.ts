// Original file: protos/identity/v1/identity.proto


export interface ConfirmRegistrationRequest {
  'token'?: (string);
}

export interface ConfirmRegistrationRequest__Output {
  'token': (string);
}
