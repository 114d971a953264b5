// Original file: protos/identity/v1/accounts.proto


export interface ExpirePasswordResponse {
}

export interface ExpirePasswordResponse__Output {
}
