// Original file: protos/customer/v1/imports.proto

import type { Long } from '@grpc/proto-loader';

export interface ImportOptions {
  'dryRun'?: (boolean);
  'stopAtError'?: (boolean);
  'overwritePasswords'?: (boolean);
  'offset'?: (number | string | Long);
  'limit'?: (number | string | Long);
  'delimiter'?: (string);
  'hasHeader'?: (boolean);
}

export interface ImportOptions__Output {
  'dryRun': (boolean);
  'stopAtError': (boolean);
  'overwritePasswords': (boolean);
  'offset': (number);
  'limit': (number);
  'delimiter': (string);
  'hasHeader': (boolean);
}
