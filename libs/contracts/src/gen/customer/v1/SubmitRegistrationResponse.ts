// Original file: protos/customer/v1/customer.proto


export interface SubmitRegistrationResponse {
}

export interface SubmitRegistrationResponse__Output {
}
