// Original file: protos/identity/v1/accounts.proto

import type { Long } from '@grpc/proto-loader';

// Original file: protos/identity/v1/accounts.proto

export const _identity_v1_CompanyUserToImport_Default = {
  DEFAULT_UNSPECIFIED: 'DEFAULT_UNSPECIFIED',
  DEFAULT_YES: 'DEFAULT_YES',
  DEFAULT_NO: 'DEFAULT_NO',
} as const;

export type _identity_v1_CompanyUserToImport_Default =
  | 'DEFAULT_UNSPECIFIED'
  | 0
  | 'DEFAULT_YES'
  | 1
  | 'DEFAULT_NO'
  | 2

export type _identity_v1_CompanyUserToImport_Default__Output = typeof _identity_v1_CompanyUserToImport_Default[keyof typeof _identity_v1_CompanyUserToImport_Default]

export interface CompanyUserToImport {
  'customerId'?: (string);
  'key'?: (string);
  'companyKey'?: (string);
  'isDefault'?: (_identity_v1_CompanyUserToImport_Default);
  'row'?: (number | string | Long);
}

export interface CompanyUserToImport__Output {
  'customerId': (string);
  'key': (string);
  'companyKey': (string);
  'isDefault': (_identity_v1_CompanyUserToImport_Default__Output);
  'row': (number);
}
