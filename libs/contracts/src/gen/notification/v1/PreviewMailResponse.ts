// Original file: protos/notification/v1/mails.proto


export interface PreviewMailResponse {
  'locale'?: (string);
  'subject'?: (string);
  'html'?: (string);
  'text'?: (string);
}

export interface PreviewMailResponse__Output {
  'locale': (string);
  'subject': (string);
  'html': (string);
  'text': (string);
}
