// Original file: protos/customer/v1/customer.proto


export interface FollowEmailChangeRequest {
  'customerId'?: (string);
}

export interface FollowEmailChangeRequest__Output {
  'customerId': (string);
}
