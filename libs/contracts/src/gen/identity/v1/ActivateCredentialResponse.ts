// Original file: protos/identity/v1/identity.proto


export interface ActivateCredentialResponse {
}

export interface ActivateCredentialResponse__Output {
}
