// Original file: protos/identity/v1/owner.proto


export interface VerifyPasswordResponse {
}

export interface VerifyPasswordResponse__Output {
}
