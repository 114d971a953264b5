// Original file: protos/identity/v1/audit.proto

import type { Long } from '@grpc/proto-loader';

export interface ReadChainRequest {
  'afterSeq'?: (number | string | Long);
  'limit'?: (number);
}

export interface ReadChainRequest__Output {
  'afterSeq': (number);
  'limit': (number);
}
