// Original file: protos/customer/v1/customer.proto


export interface RegisterCustomerRequest {
  'email'?: (string);
  'password'?: (string);
  'salutation'?: (string);
  'firstName'?: (string);
  'lastName'?: (string);
  'gender'?: (string);
  'dateOfBirth'?: (string);
  'phone'?: (string);
  'company'?: (string);
  'locale'?: (string);
  'store'?: (string);
  'acceptedTerms'?: (boolean);
  'clientAddress'?: (string);
}

export interface RegisterCustomerRequest__Output {
  'email': (string);
  'password': (string);
  'salutation': (string);
  'firstName': (string);
  'lastName': (string);
  'gender': (string);
  'dateOfBirth': (string);
  'phone': (string);
  'company': (string);
  'locale': (string);
  'store': (string);
  'acceptedTerms': (boolean);
  'clientAddress': (string);
}
