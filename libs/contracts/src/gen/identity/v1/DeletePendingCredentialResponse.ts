// Original file: protos/identity/v1/identity.proto


export interface DeletePendingCredentialResponse {
}

export interface DeletePendingCredentialResponse__Output {
}
