// Original file: protos/identity/v1/accounts.proto

import type { CompanyUser as _identity_v1_CompanyUser, CompanyUser__Output as _identity_v1_CompanyUser__Output } from '../../identity/v1/CompanyUser.ts';

export interface FindCompanyUserResponse {
  'companyUser'?: (_identity_v1_CompanyUser | null);
  'customerId'?: (string);
}

export interface FindCompanyUserResponse__Output {
  'companyUser': (_identity_v1_CompanyUser__Output | null);
  'customerId': (string);
}
