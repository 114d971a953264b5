// Original file: protos/events/v1/events.proto

import type { Long } from '@grpc/proto-loader';

export interface PasswordRestored {
  'customerId'?: (string);
  'restoredAtMs'?: (number | string | Long);
}

export interface PasswordRestored__Output {
  'customerId': (string);
  'restoredAtMs': (number);
}
