// Original file: protos/identity/v1/identity.proto


export interface RequestConfirmationResponse {
}

export interface RequestConfirmationResponse__Output {
}
