// Original file: protos/customer/v1/customer.proto


export interface FollowEmailChangeRequest {
  'customerId'?: (string);
  'byStaff'?: (boolean);
}

export interface FollowEmailChangeRequest__Output {
  'customerId': (string);
  'byStaff': (boolean);
}
