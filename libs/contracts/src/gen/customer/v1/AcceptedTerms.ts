// Original file: protos/customer/v1/customer.proto

import type { Long } from '@grpc/proto-loader';

export interface AcceptedTerms {
  'version'?: (string);
  'atMs'?: (number | string | Long);
}

export interface AcceptedTerms__Output {
  'version': (string);
  'atMs': (number);
}
