// Original file: protos/customer/v1/imports.proto

import type { Long } from '@grpc/proto-loader';

export interface RowToImport {
  'row'?: (number | string | Long);
  'cells'?: (string)[];
}

export interface RowToImport__Output {
  'row': (number);
  'cells': (string)[];
}
