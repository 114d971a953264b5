// Original file: protos/customer/v1/customer.proto


export interface AnonymiseCustomerRequest {
  'customerId'?: (string);
}

export interface AnonymiseCustomerRequest__Output {
  'customerId': (string);
}
