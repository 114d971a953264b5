// Original file: protos/customer/v1/customer.proto


export interface DeleteAddressResponse {
}

export interface DeleteAddressResponse__Output {
}
