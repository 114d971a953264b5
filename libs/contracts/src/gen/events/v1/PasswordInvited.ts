// Original file: protos/events/v1/events.proto

import type { Long } from '@grpc/proto-loader';

export interface PasswordInvited {
  'requestId'?: (string);
  'customerId'?: (string);
  'requestedAtMs'?: (number | string | Long);
  'firstPassword'?: (boolean);
}

export interface PasswordInvited__Output {
  'requestId': (string);
  'customerId': (string);
  'requestedAtMs': (number);
  'firstPassword': (boolean);
}
