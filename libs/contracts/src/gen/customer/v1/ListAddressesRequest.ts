// Original file: protos/customer/v1/customer.proto


export interface ListAddressesRequest {
  'customerId'?: (string);
}

export interface ListAddressesRequest__Output {
  'customerId': (string);
}
