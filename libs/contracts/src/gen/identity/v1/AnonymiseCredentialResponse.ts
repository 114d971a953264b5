// Original file: protos/identity/v1/identity.proto


export interface AnonymiseCredentialResponse {
}

export interface AnonymiseCredentialResponse__Output {
}
