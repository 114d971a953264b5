// Original file: protos/identity/v1/accounts.proto


export interface InviteToPasswordRequest {
  'customerId'?: (string);
  'locale'?: (string);
}

export interface InviteToPasswordRequest__Output {
  'customerId': (string);
  'locale': (string);
}
