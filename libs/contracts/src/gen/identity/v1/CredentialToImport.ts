// Original file: protos/identity/v1/identity.proto

import type { Long } from '@grpc/proto-loader';

export interface CredentialToImport {
  'customerId'?: (string);
  'customerReference'?: (string);
  'login'?: (string);
  'passwordCell'?: (string);
  'confirmed'?: (boolean);
  'row'?: (number | string | Long);
}

export interface CredentialToImport__Output {
  'customerId': (string);
  'customerReference': (string);
  'login': (string);
  'passwordCell': (string);
  'confirmed': (boolean);
  'row': (number);
}
