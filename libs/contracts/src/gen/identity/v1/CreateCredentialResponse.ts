// Original file: protos/identity/v1/identity.proto


export interface CreateCredentialResponse {
}

export interface CreateCredentialResponse__Output {
}
