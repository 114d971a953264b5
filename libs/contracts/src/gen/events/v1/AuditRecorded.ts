// Original file: protos/events/v1/events.proto

import type { AuditEntry as _events_v1_AuditEntry, AuditEntry__Output as _events_v1_AuditEntry__Output } from '../../events/v1/AuditEntry.ts';

export interface AuditRecorded {
  'entries'?: (_events_v1_AuditEntry)[];
}

export interface AuditRecorded__Output {
  'entries': (_events_v1_AuditEntry__Output)[];
}
