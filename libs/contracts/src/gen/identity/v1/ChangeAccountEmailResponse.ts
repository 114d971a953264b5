// Original file: protos/identity/v1/accounts.proto


export interface ChangeAccountEmailResponse {
}

export interface ChangeAccountEmailResponse__Output {
}
