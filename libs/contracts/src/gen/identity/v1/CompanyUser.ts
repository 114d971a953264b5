// Original file: protos/identity/v1/accounts.proto


export interface CompanyUser {
  'key'?: (string);
  'companyUserId'?: (string);
  'companyKey'?: (string);
  'isDefault'?: (boolean);
}

export interface CompanyUser__Output {
  'key': (string);
  'companyUserId': (string);
  'companyKey': (string);
  'isDefault': (boolean);
}
