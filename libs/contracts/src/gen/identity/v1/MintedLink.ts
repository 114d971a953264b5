// Original file: protos/identity/v1/identity.proto

import type { LinkMinted as _identity_v1_LinkMinted, LinkMinted__Output as _identity_v1_LinkMinted__Output } from '../../identity/v1/LinkMinted.ts';
import type { LinkRefused as _identity_v1_LinkRefused, LinkRefused__Output as _identity_v1_LinkRefused__Output } from '../../identity/v1/LinkRefused.ts';
import type { LinkAddressHeld as _identity_v1_LinkAddressHeld, LinkAddressHeld__Output as _identity_v1_LinkAddressHeld__Output } from '../../identity/v1/LinkAddressHeld.ts';

export interface MintedLink {
  'requestId'?: (string);
  'minted'?: (_identity_v1_LinkMinted | null);
  'refused'?: (_identity_v1_LinkRefused | null);
  'held'?: (_identity_v1_LinkAddressHeld | null);
  'outcome'?: "minted"|"refused"|"held";
}

export interface MintedLink__Output {
  'requestId': (string);
  'minted'?: (_identity_v1_LinkMinted__Output | null);
  'refused'?: (_identity_v1_LinkRefused__Output | null);
  'held'?: (_identity_v1_LinkAddressHeld__Output | null);
  'outcome'?: "minted"|"refused"|"held";
}
