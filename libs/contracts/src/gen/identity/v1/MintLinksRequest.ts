// Original file: protos/identity/v1/identity.proto

import type { MintLink as _identity_v1_MintLink, MintLink__Output as _identity_v1_MintLink__Output } from '../../identity/v1/MintLink.ts';

export interface MintLinksRequest {
  'links'?: (_identity_v1_MintLink)[];
}

export interface MintLinksRequest__Output {
  'links': (_identity_v1_MintLink__Output)[];
}
