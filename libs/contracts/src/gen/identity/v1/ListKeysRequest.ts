// Original file: protos/identity/v1/keys.proto


export interface ListKeysRequest {
}

export interface ListKeysRequest__Output {
}
