// Original file: protos/customer/v1/customer.proto


export interface UpdateAddressRequest {
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
  'addressId'?: (string);
  '_salutation'?: "salutation";
  '_firstName'?: "firstName";
  '_lastName'?: "lastName";
  '_company'?: "company";
  '_address1'?: "address1";
  '_address2'?: "address2";
  '_address3'?: "address3";
  '_zipCode'?: "zipCode";
  '_city'?: "city";
  '_iso2Code'?: "iso2Code";
  '_phone'?: "phone";
}

export interface UpdateAddressRequest__Output {
  'customerId': (string);
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
  'isDefaultShipping': (boolean);
  'isDefaultBilling': (boolean);
  'addressId': (string);
  '_salutation'?: "salutation";
  '_firstName'?: "firstName";
  '_lastName'?: "lastName";
  '_company'?: "company";
  '_address1'?: "address1";
  '_address2'?: "address2";
  '_address3'?: "address3";
  '_zipCode'?: "zipCode";
  '_city'?: "city";
  '_iso2Code'?: "iso2Code";
  '_phone'?: "phone";
}
