// Original file: protos/identity/v1/identity.proto

import type { Long } from '@grpc/proto-loader';

export interface LinkAddressHeld {
  'customerId'?: (string);
  'login'?: (string);
  'requestedAtMs'?: (number | string | Long);
  'locale'?: (string);
}

export interface LinkAddressHeld__Output {
  'customerId': (string);
  'login': (string);
  'requestedAtMs': (number);
  'locale': (string);
}
