// Original file: protos/identity/v1/identity.proto


export interface RequestResetResponse {
}

export interface RequestResetResponse__Output {
}
