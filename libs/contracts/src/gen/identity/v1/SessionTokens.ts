// Original file: protos/identity/v1/identity.proto


export interface SessionTokens {
  'accessToken'?: (string);
  'refreshToken'?: (string);
  'expiresIn'?: (number);
  'customerId'?: (string);
  'customerReference'?: (string);
  'companyUserId'?: (string);
}

export interface SessionTokens__Output {
  'accessToken': (string);
  'refreshToken': (string);
  'expiresIn': (number);
  'customerId': (string);
  'customerReference': (string);
  'companyUserId': (string);
}
