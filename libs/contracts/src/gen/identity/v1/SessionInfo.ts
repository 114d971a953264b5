// Original file: protos/identity/v1/identity.proto

import type { Long } from '@grpc/proto-loader';

export interface SessionInfo {
  'sessionId'?: (string);
  'createdAtMs'?: (number | string | Long);
  'lastUsedAtMs'?: (number | string | Long);
  'expiresAtMs'?: (number | string | Long);
  'userAgent'?: (string);
}

export interface SessionInfo__Output {
  'sessionId': (string);
  'createdAtMs': (number);
  'lastUsedAtMs': (number);
  'expiresAtMs': (number);
  'userAgent': (string);
}
