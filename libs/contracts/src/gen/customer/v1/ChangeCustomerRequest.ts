// Original file: protos/customer/v1/directory.proto


export interface ChangeCustomerRequest {
  'customerId'?: (string);
  'salutation'?: (string);
  'firstName'?: (string);
  'lastName'?: (string);
  'gender'?: (string);
  'dateOfBirth'?: (string);
  'phone'?: (string);
  'company'?: (string);
  'locale'?: (string);
  '_salutation'?: "salutation";
  '_firstName'?: "firstName";
  '_lastName'?: "lastName";
  '_gender'?: "gender";
  '_dateOfBirth'?: "dateOfBirth";
  '_phone'?: "phone";
  '_company'?: "company";
  '_locale'?: "locale";
}

export interface ChangeCustomerRequest__Output {
  'customerId': (string);
  'salutation'?: (string);
  'firstName'?: (string);
  'lastName'?: (string);
  'gender'?: (string);
  'dateOfBirth'?: (string);
  'phone'?: (string);
  'company'?: (string);
  'locale'?: (string);
  '_salutation'?: "salutation";
  '_firstName'?: "firstName";
  '_lastName'?: "lastName";
  '_gender'?: "gender";
  '_dateOfBirth'?: "dateOfBirth";
  '_phone'?: "phone";
  '_company'?: "company";
  '_locale'?: "locale";
}
