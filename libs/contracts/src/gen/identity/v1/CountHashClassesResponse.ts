// Original file: protos/identity/v1/accounts.proto

import type { HashClassCount as _identity_v1_HashClassCount, HashClassCount__Output as _identity_v1_HashClassCount__Output } from '../../identity/v1/HashClassCount.ts';
import type { Long } from '@grpc/proto-loader';

export interface CountHashClassesResponse {
  'classes'?: (_identity_v1_HashClassCount)[];
  'countedAtMs'?: (number | string | Long);
}

export interface CountHashClassesResponse__Output {
  'classes': (_identity_v1_HashClassCount__Output)[];
  'countedAtMs': (number);
}
