// Original file: protos/identity/v1/keys.proto


export interface ResealSecretsRequest {
}

export interface ResealSecretsRequest__Output {
}
