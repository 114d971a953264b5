// Original file: protos/identity/v1/owner.proto


export interface PreviousLogin {
  'requestId'?: (string);
  'customerId'?: (string);
  'login'?: (string);
  'locale'?: (string);
}

export interface PreviousLogin__Output {
  'requestId': (string);
  'customerId': (string);
  'login': (string);
  'locale': (string);
}
