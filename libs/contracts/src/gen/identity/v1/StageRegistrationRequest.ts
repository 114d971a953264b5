// Original file: protos/identity/v1/identity.proto


export interface StageRegistrationRequest {
  'customerId'?: (string);
  'customerReference'?: (string);
  'login'?: (string);
  'password'?: (string);
  'requestId'?: (string);
  'locale'?: (string);
  'contextWords'?: (string)[];
  'clientAddress'?: (string);
}

export interface StageRegistrationRequest__Output {
  'customerId': (string);
  'customerReference': (string);
  'login': (string);
  'password': (string);
  'requestId': (string);
  'locale': (string);
  'contextWords': (string)[];
  'clientAddress': (string);
}
