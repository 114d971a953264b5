// Original file: protos/events/v1/events.proto

import type { Long } from '@grpc/proto-loader';

export interface PasswordResetRequested {
  'requestId'?: (string);
  'requestedAtMs'?: (number | string | Long);
}

export interface PasswordResetRequested__Output {
  'requestId': (string);
  'requestedAtMs': (number);
}
