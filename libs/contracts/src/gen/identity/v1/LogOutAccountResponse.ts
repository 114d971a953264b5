// Original file: protos/identity/v1/accounts.proto


export interface LogOutAccountResponse {
}

export interface LogOutAccountResponse__Output {
}
