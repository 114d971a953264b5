// Original file: protos/customer/v1/customer.proto


export interface AddAddressRequest {
  'customerId'?: (string);
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

export interface AddAddressRequest__Output {
  'customerId': (string);
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
