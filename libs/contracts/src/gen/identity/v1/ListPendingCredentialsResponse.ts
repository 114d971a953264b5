// Original file: protos/identity/v1/identity.proto


export interface ListPendingCredentialsResponse {
  'customerIds'?: (string)[];
}

export interface ListPendingCredentialsResponse__Output {
  'customerIds': (string)[];
}
