// Original file: protos/identity/v1/staff.proto

import type { StaffLinkMinted as _identity_v1_StaffLinkMinted, StaffLinkMinted__Output as _identity_v1_StaffLinkMinted__Output } from '../../identity/v1/StaffLinkMinted.ts';
import type { LinkRefused as _identity_v1_LinkRefused, LinkRefused__Output as _identity_v1_LinkRefused__Output } from '../../identity/v1/LinkRefused.ts';

export interface MintedStaffLink {
  'minted'?: (_identity_v1_StaffLinkMinted | null);
  'refused'?: (_identity_v1_LinkRefused | null);
  'outcome'?: "minted"|"refused";
}

export interface MintedStaffLink__Output {
  'minted'?: (_identity_v1_StaffLinkMinted__Output | null);
  'refused'?: (_identity_v1_LinkRefused__Output | null);
  'outcome'?: "minted"|"refused";
}
