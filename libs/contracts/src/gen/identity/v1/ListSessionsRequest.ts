// Original file: protos/identity/v1/identity.proto


export interface ListSessionsRequest {
  'customerId'?: (string);
}

export interface ListSessionsRequest__Output {
  'customerId': (string);
}
