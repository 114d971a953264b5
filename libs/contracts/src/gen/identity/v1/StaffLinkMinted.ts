// Original file: protos/identity/v1/staff.proto

import type { Long } from '@grpc/proto-loader';

export interface StaffLinkMinted {
  'token'?: (string);
  'expiresAtMs'?: (number | string | Long);
  'requestedAtMs'?: (number | string | Long);
  'userId'?: (string);
  'email'?: (string);
  'name'?: (string);
  'locale'?: (string);
}

export interface StaffLinkMinted__Output {
  'token': (string);
  'expiresAtMs': (number);
  'requestedAtMs': (number);
  'userId': (string);
  'email': (string);
  'name': (string);
  'locale': (string);
}
