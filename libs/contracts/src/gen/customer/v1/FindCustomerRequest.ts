// Original file: protos/customer/v1/directory.proto


export interface FindCustomerRequest {
  'customerId'?: (string);
  'customerReference'?: (string);
}

export interface FindCustomerRequest__Output {
  'customerId': (string);
  'customerReference': (string);
}
