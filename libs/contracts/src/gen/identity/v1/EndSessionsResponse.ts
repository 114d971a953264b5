// Original file: protos/identity/v1/identity.proto


export interface EndSessionsResponse {
}

export interface EndSessionsResponse__Output {
}
