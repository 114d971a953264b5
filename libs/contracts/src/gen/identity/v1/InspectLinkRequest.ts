// Original file: protos/identity/v1/identity.proto

import type { LinkPurpose as _identity_v1_LinkPurpose, LinkPurpose__Output as _identity_v1_LinkPurpose__Output } from '../../identity/v1/LinkPurpose.ts';

export interface InspectLinkRequest {
  'token'?: (string);
  'purpose'?: (_identity_v1_LinkPurpose);
}

export interface InspectLinkRequest__Output {
  'token': (string);
  'purpose': (_identity_v1_LinkPurpose__Output);
}
