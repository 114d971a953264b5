// Original file: protos/identity/v1/accounts.proto

import type { Long } from '@grpc/proto-loader';

export interface HashClassCount {
  'hashClass'?: (string);
  'accounts'?: (number | string | Long);
  'upgradedAtLogin'?: (boolean);
}

export interface HashClassCount__Output {
  'hashClass': (string);
  'accounts': (number);
  'upgradedAtLogin': (boolean);
}
