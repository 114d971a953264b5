// Original file: protos/notification/v1/mails.proto


export interface PreviewMailRequest {
  'kind'?: (string);
  'locale'?: (string);
}

export interface PreviewMailRequest__Output {
  'kind': (string);
  'locale': (string);
}
