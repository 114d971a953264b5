// Original file: protos/identity/v1/identity.proto


export interface ClientContext {
  'address'?: (string);
  'userAgent'?: (string);
  'requestId'?: (string);
  'deviceToken'?: (string);
}

export interface ClientContext__Output {
  'address': (string);
  'userAgent': (string);
  'requestId': (string);
  'deviceToken': (string);
}
