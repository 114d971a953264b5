// Original file: protos/identity/v1/accounts.proto


export interface UnblockAccountResponse {
}

export interface UnblockAccountResponse__Output {
}
