// Original file: protos/identity/v1/identity.proto

import type { CredentialToImport as _identity_v1_CredentialToImport, CredentialToImport__Output as _identity_v1_CredentialToImport__Output } from '../../identity/v1/CredentialToImport.ts';

export interface ImportCredentialsRequest {
  'credentials'?: (_identity_v1_CredentialToImport)[];
  'overwritePasswords'?: (boolean);
  'importId'?: (string);
  'dryRun'?: (boolean);
}

export interface ImportCredentialsRequest__Output {
  'credentials': (_identity_v1_CredentialToImport__Output)[];
  'overwritePasswords': (boolean);
  'importId': (string);
  'dryRun': (boolean);
}
