// Original file: protos/identity/v1/accounts.proto


export interface CountHashClassesRequest {
}

export interface CountHashClassesRequest__Output {
}
