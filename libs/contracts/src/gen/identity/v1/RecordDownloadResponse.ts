// Original file: protos/identity/v1/audit.proto


export interface RecordDownloadResponse {
}

export interface RecordDownloadResponse__Output {
}
