// Original file: protos/notification/v1/mails.proto


export interface SendTestMailResponse {
  'outcome'?: (string);
  'answer'?: (string);
}

export interface SendTestMailResponse__Output {
  'outcome': (string);
  'answer': (string);
}
