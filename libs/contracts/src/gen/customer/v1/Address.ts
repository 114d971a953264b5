// Original file: protos/customer/v1/customer.proto


export interface Address {
  'addressId'?: (string);
  'salutation'?: (string);
  'firstName'?: (string);
  'lastName'?: (string);
  'company'?: (string);
  'address1'?: (string);
  'address2'?: (string);
  'address3'?: (string);
  'zipCode'?: (string);
  'city'?: (string);
  'iso2Code'?: (string);
  'phone'?: (string);
  'isDefaultShipping'?: (boolean);
  'isDefaultBilling'?: (boolean);
}

export interface Address__Output {
  'addressId': (string);
  'salutation': (string);
  'firstName': (string);
  'lastName': (string);
  'company': (string);
  'address1': (string);
  'address2': (string);
  'address3': (string);
  'zipCode': (string);
  'city': (string);
  'iso2Code': (string);
  'phone': (string);
  'isDefaultShipping': (boolean);
  'isDefaultBilling': (boolean);
}
