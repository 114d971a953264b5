// Original file: protos/identity/v1/audit.proto

import type { Long } from '@grpc/proto-loader';

export interface SignedHead {
  'seq'?: (number | string | Long);
  'jws'?: (string);
}

export interface SignedHead__Output {
  'seq': (number);
  'jws': (string);
}
