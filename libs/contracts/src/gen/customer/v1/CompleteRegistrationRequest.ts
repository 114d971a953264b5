// Original file: protos/customer/v1/customer.proto


export interface CompleteRegistrationRequest {
  'customerId'?: (string);
  'requestId'?: (string);
}

export interface CompleteRegistrationRequest__Output {
  'customerId': (string);
  'requestId': (string);
}
