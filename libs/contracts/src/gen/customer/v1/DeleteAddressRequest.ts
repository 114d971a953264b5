// Original file: protos/customer/v1/customer.proto


export interface DeleteAddressRequest {
  'customerId'?: (string);
  'addressId'?: (string);
}

export interface DeleteAddressRequest__Output {
  'customerId': (string);
  'addressId': (string);
}
