// Original file: protos/events/v1/events.proto

import type { Long } from '@grpc/proto-loader';

export interface StaffResetRequested {
  'requestId'?: (string);
  'requestedAtMs'?: (number | string | Long);
}

export interface StaffResetRequested__Output {
  'requestId': (string);
  'requestedAtMs': (number);
}
