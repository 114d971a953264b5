// Original file: protos/customer/v1/customer.proto


export interface AnonymiseCustomerResponse {
}

export interface AnonymiseCustomerResponse__Output {
}
