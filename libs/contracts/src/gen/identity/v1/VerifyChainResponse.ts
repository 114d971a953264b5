// Original file: protos/identity/v1/audit.proto

import type { ChainFault as _identity_v1_ChainFault, ChainFault__Output as _identity_v1_ChainFault__Output } from '../../identity/v1/ChainFault.ts';
import type { Long } from '@grpc/proto-loader';

export interface VerifyChainResponse {
  'checkedTo'?: (number | string | Long);
  'signedTo'?: (number | string | Long);
  'hash'?: (string);
  'done'?: (boolean);
  'fault'?: (_identity_v1_ChainFault | null);
}

export interface VerifyChainResponse__Output {
  'checkedTo': (number);
  'signedTo': (number);
  'hash': (string);
  'done': (boolean);
  'fault': (_identity_v1_ChainFault__Output | null);
}
