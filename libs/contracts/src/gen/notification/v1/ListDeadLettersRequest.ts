// Original file: protos/notification/v1/dead_letters.proto


export interface ListDeadLettersRequest {
  'state'?: (string);
  'type'?: (string);
  'limit'?: (number);
  'cursor'?: (string);
}

export interface ListDeadLettersRequest__Output {
  'state': (string);
  'type': (string);
  'limit': (number);
  'cursor': (string);
}
