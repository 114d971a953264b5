// Original file: protos/identity/v1/audit.proto


export interface GetAuditKeysResponse {
  'jwksJson'?: (string);
}

export interface GetAuditKeysResponse__Output {
  'jwksJson': (string);
}
