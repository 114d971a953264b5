// Original file: protos/customer/v1/customer.proto


export interface Contact {
  'customerId'?: (string);
  'email'?: (string);
  'salutation'?: (string);
  'firstName'?: (string);
  'lastName'?: (string);
  'locale'?: (string);
}

export interface Contact__Output {
  'customerId': (string);
  'email': (string);
  'salutation': (string);
  'firstName': (string);
  'lastName': (string);
  'locale': (string);
}
