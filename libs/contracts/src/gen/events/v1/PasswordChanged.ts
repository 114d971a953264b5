// Original file: protos/events/v1/events.proto

import type { Long } from '@grpc/proto-loader';

export interface PasswordChanged {
  'customerId'?: (string);
  'changedAtMs'?: (number | string | Long);
}

export interface PasswordChanged__Output {
  'customerId': (string);
  'changedAtMs': (number);
}
