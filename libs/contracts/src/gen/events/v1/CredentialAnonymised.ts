// Original file: protos/events/v1/events.proto

import type { Long } from '@grpc/proto-loader';

export interface CredentialAnonymised {
  'customerId'?: (string);
  'anonymisedAtMs'?: (number | string | Long);
}

export interface CredentialAnonymised__Output {
  'customerId': (string);
  'anonymisedAtMs': (number);
}
