// Original file: protos/identity/v1/identity.proto

import type { Long } from '@grpc/proto-loader';

export interface CustomerEpoch {
  'customerId'?: (string);
  'epoch'?: (number | string | Long);
}

export interface CustomerEpoch__Output {
  'customerId': (string);
  'epoch': (number);
}
