// Original file: protos/events/v1/events.proto

import type { Long } from '@grpc/proto-loader';

export interface StaffInvited {
  'requestId'?: (string);
  'requestedAtMs'?: (number | string | Long);
}

export interface StaffInvited__Output {
  'requestId': (string);
  'requestedAtMs': (number);
}
