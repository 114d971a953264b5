// Original file: protos/identity/v1/identity.proto

import type { LinkState as _identity_v1_LinkState, LinkState__Output as _identity_v1_LinkState__Output } from '../../identity/v1/LinkState.ts';

export interface InspectLinkResponse {
  'state'?: (_identity_v1_LinkState);
  'customerId'?: (string);
}

export interface InspectLinkResponse__Output {
  'state': (_identity_v1_LinkState__Output);
  'customerId': (string);
}
