// Original file: protos/customer/v1/directory.proto


export interface CreateCustomerRequest {
  'email'?: (string);
  'salutation'?: (string);
  'firstName'?: (string);
  'lastName'?: (string);
  'gender'?: (string);
  'dateOfBirth'?: (string);
  'phone'?: (string);
  'company'?: (string);
  'locale'?: (string);
  'store'?: (string);
  'sendPasswordToken'?: (boolean);
  'idempotencyKey'?: (string);
}

export interface CreateCustomerRequest__Output {
  'email': (string);
  'salutation': (string);
  'firstName': (string);
  'lastName': (string);
  'gender': (string);
  'dateOfBirth': (string);
  'phone': (string);
  'company': (string);
  'locale': (string);
  'store': (string);
  'sendPasswordToken': (boolean);
  'idempotencyKey': (string);
}
