// Original file: protos/identity/v1/accounts.proto

import type { LinkPurpose as _identity_v1_LinkPurpose, LinkPurpose__Output as _identity_v1_LinkPurpose__Output } from '../../identity/v1/LinkPurpose.ts';
import type { Long } from '@grpc/proto-loader';

export interface LiveLink {
  'purpose'?: (_identity_v1_LinkPurpose);
  'expiresAtMs'?: (number | string | Long);
}

export interface LiveLink__Output {
  'purpose': (_identity_v1_LinkPurpose__Output);
  'expiresAtMs': (number);
}
