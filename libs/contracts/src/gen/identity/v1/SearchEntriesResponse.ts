// Original file: protos/identity/v1/audit.proto

import type { ChainedEntry as _identity_v1_ChainedEntry, ChainedEntry__Output as _identity_v1_ChainedEntry__Output } from '../../identity/v1/ChainedEntry.ts';

export interface SearchEntriesResponse {
  'entries'?: (_identity_v1_ChainedEntry)[];
  'nextCursor'?: (string);
}

export interface SearchEntriesResponse__Output {
  'entries': (_identity_v1_ChainedEntry__Output)[];
  'nextCursor': (string);
}
