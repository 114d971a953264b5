// Original file: protos/notification/v1/mails.proto


export interface ListMailsResponse {
  'kinds'?: (string)[];
  'locales'?: (string)[];
}

export interface ListMailsResponse__Output {
  'kinds': (string)[];
  'locales': (string)[];
}
