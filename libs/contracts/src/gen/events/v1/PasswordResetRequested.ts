// Original file: protos/events/v1/events.proto

import type { ResetRequested as _events_v1_ResetRequested, ResetRequested__Output as _events_v1_ResetRequested__Output } from '../../events/v1/ResetRequested.ts';
import type { Long } from '@grpc/proto-loader';

export interface PasswordResetRequested {
  'requestId'?: (string);
  'requestedAtMs'?: (number | string | Long);
  'others'?: (_events_v1_ResetRequested)[];
}

export interface PasswordResetRequested__Output {
  'requestId': (string);
  'requestedAtMs': (number);
  'others': (_events_v1_ResetRequested__Output)[];
}
