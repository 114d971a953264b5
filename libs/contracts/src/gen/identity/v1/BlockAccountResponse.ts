// Original file: protos/identity/v1/accounts.proto


export interface BlockAccountResponse {
}

export interface BlockAccountResponse__Output {
}
