// Original file: protos/identity/v1/identity.proto

import type { Long } from '@grpc/proto-loader';

export interface ListPendingCredentialsRequest {
  'createdBeforeMs'?: (number | string | Long);
  'limit'?: (number);
}

export interface ListPendingCredentialsRequest__Output {
  'createdBeforeMs': (number);
  'limit': (number);
}
