// Original file: protos/identity/v1/identity.proto

import type { Long } from '@grpc/proto-loader';

export interface LinkMinted {
  'token'?: (string);
  'expiresAtMs'?: (number | string | Long);
  'requestedAtMs'?: (number | string | Long);
  'customerId'?: (string);
  'login'?: (string);
  'locale'?: (string);
}

export interface LinkMinted__Output {
  'token': (string);
  'expiresAtMs': (number);
  'requestedAtMs': (number);
  'customerId': (string);
  'login': (string);
  'locale': (string);
}
