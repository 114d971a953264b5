// Original file: protos/identity/v1/audit.proto

import type { AuditEntry as _events_v1_AuditEntry, AuditEntry__Output as _events_v1_AuditEntry__Output } from '../../events/v1/AuditEntry.ts';
import type { Long } from '@grpc/proto-loader';

export interface ChainedEntry {
  'seq'?: (number | string | Long);
  'prev'?: (string);
  'hash'?: (string);
  'entry'?: (_events_v1_AuditEntry | null);
}

export interface ChainedEntry__Output {
  'seq': (number);
  'prev': (string);
  'hash': (string);
  'entry': (_events_v1_AuditEntry__Output | null);
}
