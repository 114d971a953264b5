// Original file: protos/customer/v1/customer.proto


export interface FollowEmailChangeResponse {
}

export interface FollowEmailChangeResponse__Output {
}
