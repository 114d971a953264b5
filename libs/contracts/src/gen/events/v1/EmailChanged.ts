// Original file: protos/events/v1/events.proto

import type { Long } from '@grpc/proto-loader';

export interface EmailChanged {
  'customerId'?: (string);
  'requestId'?: (string);
  'changedAtMs'?: (number | string | Long);
  'byStaff'?: (boolean);
}

export interface EmailChanged__Output {
  'customerId': (string);
  'requestId': (string);
  'changedAtMs': (number);
  'byStaff': (boolean);
}
