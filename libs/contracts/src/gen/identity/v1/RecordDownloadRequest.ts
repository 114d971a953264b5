// Original file: protos/identity/v1/audit.proto


export interface RecordDownloadRequest {
  'act'?: (string);
  'subject'?: (string);
}

export interface RecordDownloadRequest__Output {
  'act': (string);
  'subject': (string);
}
