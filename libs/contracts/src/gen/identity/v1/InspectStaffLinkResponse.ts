// Original file: protos/identity/v1/staff.proto

import type { LinkState as _identity_v1_LinkState, LinkState__Output as _identity_v1_LinkState__Output } from '../../identity/v1/LinkState.ts';

export interface InspectStaffLinkResponse {
  'state'?: (_identity_v1_LinkState);
}

export interface InspectStaffLinkResponse__Output {
  'state': (_identity_v1_LinkState__Output);
}
