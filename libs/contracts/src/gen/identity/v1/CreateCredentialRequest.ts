// Original file: protos/identity/v1/identity.proto


export interface CreateCredentialRequest {
  'customerId'?: (string);
  'customerReference'?: (string);
  'login'?: (string);
  'password'?: (string);
  'requestId'?: (string);
  'locale'?: (string);
  'contextWords'?: (string)[];
  'clientAddress'?: (string);
}

export interface CreateCredentialRequest__Output {
  'customerId': (string);
  'customerReference': (string);
  'login': (string);
  'password': (string);
  'requestId': (string);
  'locale': (string);
  'contextWords': (string)[];
  'clientAddress': (string);
}
