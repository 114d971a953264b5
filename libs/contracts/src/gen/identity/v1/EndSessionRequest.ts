// Original file: protos/identity/v1/identity.proto


export interface EndSessionRequest {
  'customerId'?: (string);
  'refreshToken'?: (string);
  'sessionId'?: (string);
}

export interface EndSessionRequest__Output {
  'customerId': (string);
  'refreshToken': (string);
  'sessionId': (string);
}
