// Original file: protos/identity/v1/identity.proto

import type { LinkPurpose as _identity_v1_LinkPurpose, LinkPurpose__Output as _identity_v1_LinkPurpose__Output } from '../../identity/v1/LinkPurpose.ts';
import type { ClientContext as _identity_v1_ClientContext, ClientContext__Output as _identity_v1_ClientContext__Output } from '../../identity/v1/ClientContext.ts';

export interface InspectLinkRequest {
  'token'?: (string);
  'purpose'?: (_identity_v1_LinkPurpose);
  'client'?: (_identity_v1_ClientContext | null);
}

export interface InspectLinkRequest__Output {
  'token': (string);
  'purpose': (_identity_v1_LinkPurpose__Output);
  'client': (_identity_v1_ClientContext__Output | null);
}
