// Original file: protos/notification/v1/dead_letters.proto


export interface DropDeadLetterRequest {
  'deadLetterId'?: (string);
}

export interface DropDeadLetterRequest__Output {
  'deadLetterId': (string);
}
