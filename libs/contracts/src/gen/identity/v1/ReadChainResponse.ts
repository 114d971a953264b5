// Original file: protos/identity/v1/audit.proto

import type { ChainedEntry as _identity_v1_ChainedEntry, ChainedEntry__Output as _identity_v1_ChainedEntry__Output } from '../../identity/v1/ChainedEntry.ts';
import type { SignedHead as _identity_v1_SignedHead, SignedHead__Output as _identity_v1_SignedHead__Output } from '../../identity/v1/SignedHead.ts';

export interface ReadChainResponse {
  'entries'?: (_identity_v1_ChainedEntry)[];
  'heads'?: (_identity_v1_SignedHead)[];
  'done'?: (boolean);
}

export interface ReadChainResponse__Output {
  'entries': (_identity_v1_ChainedEntry__Output)[];
  'heads': (_identity_v1_SignedHead__Output)[];
  'done': (boolean);
}
