// Original file: protos/notification/v1/mails.proto


export interface SendTestMailRequest {
  'kind'?: (string);
  'locale'?: (string);
  'address'?: (string);
}

export interface SendTestMailRequest__Output {
  'kind': (string);
  'locale': (string);
  'address': (string);
}
