// Original file: protos/identity/v1/audit.proto

import type { Long } from '@grpc/proto-loader';

export interface ChainFault {
  'seq'?: (number | string | Long);
  'fault'?: (string);
}

export interface ChainFault__Output {
  'seq': (number);
  'fault': (string);
}
