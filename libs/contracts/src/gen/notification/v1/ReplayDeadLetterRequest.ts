// Original file: protos/notification/v1/dead_letters.proto


export interface ReplayDeadLetterRequest {
  'deadLetterId'?: (string);
}

export interface ReplayDeadLetterRequest__Output {
  'deadLetterId': (string);
}
