// Original file: protos/identity/v1/accounts.proto


export interface FindCompanyUserRequest {
  'key'?: (string);
}

export interface FindCompanyUserRequest__Output {
  'key': (string);
}
