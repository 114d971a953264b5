// Original file: protos/identity/v1/identity.proto


export interface EndSessionsRequest {
  'customerId'?: (string);
  'exceptSessionId'?: (string);
}

export interface EndSessionsRequest__Output {
  'customerId': (string);
  'exceptSessionId': (string);
}
