// Original file: protos/customer/v1/customer.proto


export interface GetCustomerRequest {
  'customerId'?: (string);
}

export interface GetCustomerRequest__Output {
  'customerId': (string);
}
