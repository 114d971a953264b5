// Original file: protos/identity/v1/accounts.proto

import type { CompanyUserToImport as _identity_v1_CompanyUserToImport, CompanyUserToImport__Output as _identity_v1_CompanyUserToImport__Output } from '../../identity/v1/CompanyUserToImport.ts';

export interface ImportCompanyUsersRequest {
  'companyUsers'?: (_identity_v1_CompanyUserToImport)[];
  'importId'?: (string);
  'dryRun'?: (boolean);
}

export interface ImportCompanyUsersRequest__Output {
  'companyUsers': (_identity_v1_CompanyUserToImport__Output)[];
  'importId': (string);
  'dryRun': (boolean);
}
