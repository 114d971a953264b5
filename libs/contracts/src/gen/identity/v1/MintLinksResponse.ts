// Original file: protos/identity/v1/identity.proto

import type { MintedLink as _identity_v1_MintedLink, MintedLink__Output as _identity_v1_MintedLink__Output } from '../../identity/v1/MintedLink.ts';

export interface MintLinksResponse {
  'links'?: (_identity_v1_MintedLink)[];
}

export interface MintLinksResponse__Output {
  'links': (_identity_v1_MintedLink__Output)[];
}
