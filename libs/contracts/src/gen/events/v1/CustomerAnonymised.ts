// Original file: protos/events/v1/events.proto

import type { Long } from '@grpc/proto-loader';

export interface CustomerAnonymised {
  'customerId'?: (string);
  'anonymisedAtMs'?: (number | string | Long);
}

export interface CustomerAnonymised__Output {
  'customerId': (string);
  'anonymisedAtMs': (number);
}
