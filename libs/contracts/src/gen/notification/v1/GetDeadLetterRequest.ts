// Original file: protos/notification/v1/dead_letters.proto


export interface GetDeadLetterRequest {
  'deadLetterId'?: (string);
}

export interface GetDeadLetterRequest__Output {
  'deadLetterId': (string);
}
