// Original file: protos/identity/v1/accounts.proto


export interface CreateAccountRequest {
  'customerId'?: (string);
  'customerReference'?: (string);
  'login'?: (string);
  'requestId'?: (string);
  'locale'?: (string);
  'invite'?: (boolean);
}

export interface CreateAccountRequest__Output {
  'customerId': (string);
  'customerReference': (string);
  'login': (string);
  'requestId': (string);
  'locale': (string);
  'invite': (boolean);
}
