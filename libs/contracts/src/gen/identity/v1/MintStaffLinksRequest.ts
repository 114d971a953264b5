// Original file: protos/identity/v1/staff.proto

import type { StaffLinkToMint as _identity_v1_StaffLinkToMint, StaffLinkToMint__Output as _identity_v1_StaffLinkToMint__Output } from '../../identity/v1/StaffLinkToMint.ts';

export interface MintStaffLinksRequest {
  'links'?: (_identity_v1_StaffLinkToMint)[];
}

export interface MintStaffLinksRequest__Output {
  'links': (_identity_v1_StaffLinkToMint__Output)[];
}
