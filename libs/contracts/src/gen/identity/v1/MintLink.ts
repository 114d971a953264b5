// Original file: protos/identity/v1/identity.proto

import type { LinkPurpose as _identity_v1_LinkPurpose, LinkPurpose__Output as _identity_v1_LinkPurpose__Output } from '../../identity/v1/LinkPurpose.ts';

export interface MintLink {
  'requestId'?: (string);
  'purpose'?: (_identity_v1_LinkPurpose);
  'customerId'?: (string);
  'campaignId'?: (string);
}

export interface MintLink__Output {
  'requestId': (string);
  'purpose': (_identity_v1_LinkPurpose__Output);
  'customerId': (string);
  'campaignId': (string);
}
