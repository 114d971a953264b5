// Original file: protos/identity/v1/identity.proto


export interface CredentialToImport {
  'customerId'?: (string);
  'customerReference'?: (string);
  'login'?: (string);
  'passwordCell'?: (string);
  'confirmed'?: (boolean);
}

export interface CredentialToImport__Output {
  'customerId': (string);
  'customerReference': (string);
  'login': (string);
  'passwordCell': (string);
  'confirmed': (boolean);
}
