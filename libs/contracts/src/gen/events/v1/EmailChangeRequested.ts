// Original file: protos/events/v1/events.proto

import type { Long } from '@grpc/proto-loader';

export interface EmailChangeRequested {
  'requestId'?: (string);
  'customerId'?: (string);
  'requestedAtMs'?: (number | string | Long);
}

export interface EmailChangeRequested__Output {
  'requestId': (string);
  'customerId': (string);
  'requestedAtMs': (number);
}
