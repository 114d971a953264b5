// Original file: protos/identity/v1/audit.proto


export interface GetAuditKeysRequest {
}

export interface GetAuditKeysRequest__Output {
}
