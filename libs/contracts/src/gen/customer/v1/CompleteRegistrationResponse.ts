// Original file: protos/customer/v1/customer.proto


export interface CompleteRegistrationResponse {
}

export interface CompleteRegistrationResponse__Output {
}
