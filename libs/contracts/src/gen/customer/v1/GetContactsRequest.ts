// Original file: protos/customer/v1/customer.proto


export interface GetContactsRequest {
  'customerIds'?: (string)[];
}

export interface GetContactsRequest__Output {
  'customerIds': (string)[];
}
