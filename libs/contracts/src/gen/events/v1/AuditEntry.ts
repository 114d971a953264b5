// Original file: protos/events/v1/events.proto

import type { AuditActor as _events_v1_AuditActor, AuditActor__Output as _events_v1_AuditActor__Output } from '../../events/v1/AuditActor.ts';
import type { Long } from '@grpc/proto-loader';

export interface AuditEntry {
  'id'?: (string);
  'atMs'?: (number | string | Long);
  'act'?: (string);
  'subject'?: (string);
  'actor'?: (_events_v1_AuditActor | null);
  'requestId'?: (string);
  'details'?: ({[key: string]: string});
  'subjects'?: (string)[];
}

export interface AuditEntry__Output {
  'id': (string);
  'atMs': (number);
  'act': (string);
  'subject': (string);
  'actor': (_events_v1_AuditActor__Output | null);
  'requestId': (string);
  'details': ({[key: string]: string});
  'subjects': (string)[];
}
