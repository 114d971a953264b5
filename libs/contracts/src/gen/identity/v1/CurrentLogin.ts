// Original file: protos/identity/v1/owner.proto

import type { Long } from '@grpc/proto-loader';

export interface CurrentLogin {
  'customerId'?: (string);
  'login'?: (string);
  'version'?: (number | string | Long);
}

export interface CurrentLogin__Output {
  'customerId': (string);
  'login': (string);
  'version': (number);
}
