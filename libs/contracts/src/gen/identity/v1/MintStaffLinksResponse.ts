// Original file: protos/identity/v1/staff.proto

import type { MintedStaffLink as _identity_v1_MintedStaffLink, MintedStaffLink__Output as _identity_v1_MintedStaffLink__Output } from '../../identity/v1/MintedStaffLink.ts';

export interface MintStaffLinksResponse {
  'links'?: (_identity_v1_MintedStaffLink)[];
}

export interface MintStaffLinksResponse__Output {
  'links': (_identity_v1_MintedStaffLink__Output)[];
}
