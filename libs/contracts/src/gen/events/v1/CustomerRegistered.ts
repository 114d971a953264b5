// Original file: protos/events/v1/events.proto

import type { Long } from '@grpc/proto-loader';

export interface CustomerRegistered {
  'customerId'?: (string);
  'customerReference'?: (string);
  'registeredAtMs'?: (number | string | Long);
  'invited'?: (boolean);
}

export interface CustomerRegistered__Output {
  'customerId': (string);
  'customerReference': (string);
  'registeredAtMs': (number);
  'invited': (boolean);
}
