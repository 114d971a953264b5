// Original file: protos/events/v1/events.proto

import type { Long } from '@grpc/proto-loader';

export interface RegistrationConfirmed {
  'customerId'?: (string);
  'confirmedAtMs'?: (number | string | Long);
  'requestId'?: (string);
}

export interface RegistrationConfirmed__Output {
  'customerId': (string);
  'confirmedAtMs': (number);
  'requestId': (string);
}
