// Original file: protos/identity/v1/audit.proto

import type { Long } from '@grpc/proto-loader';

export interface VerifyChainRequest {
  'afterSeq'?: (number | string | Long);
  'limit'?: (number);
}

export interface VerifyChainRequest__Output {
  'afterSeq': (number);
  'limit': (number);
}
