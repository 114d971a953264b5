// Original file: protos/customer/v1/imports.proto

import type { Long } from '@grpc/proto-loader';

export interface ListImportErrorsRequest {
  'importId'?: (string);
  'afterRow'?: (number | string | Long);
  'limit'?: (number);
}

export interface ListImportErrorsRequest__Output {
  'importId': (string);
  'afterRow': (number);
  'limit': (number);
}
