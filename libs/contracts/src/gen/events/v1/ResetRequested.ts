// Original file: protos/events/v1/events.proto

import type { Long } from '@grpc/proto-loader';

export interface ResetRequested {
  'requestId'?: (string);
  'requestedAtMs'?: (number | string | Long);
}

export interface ResetRequested__Output {
  'requestId': (string);
  'requestedAtMs': (number);
}
