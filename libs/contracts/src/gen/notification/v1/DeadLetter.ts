// Original file: protos/notification/v1/dead_letters.proto

import type { Long } from '@grpc/proto-loader';

export interface DeadLetter {
  'deadLetterId'?: (string);
  'state'?: (string);
  'queue'?: (string);
  'type'?: (string);
  'eventId'?: (string);
  'reason'?: (string);
  'fault'?: (string);
  'diedAtMs'?: (number | string | Long);
  'settledAtMs'?: (number | string | Long);
  'settledBy'?: (string);
  'content'?: (string);
  'size'?: (number);
}

export interface DeadLetter__Output {
  'deadLetterId': (string);
  'state': (string);
  'queue': (string);
  'type': (string);
  'eventId': (string);
  'reason': (string);
  'fault': (string);
  'diedAtMs': (number);
  'settledAtMs': (number);
  'settledBy': (string);
  'content': (string);
  'size': (number);
}
