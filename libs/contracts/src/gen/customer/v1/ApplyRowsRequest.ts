// Original file: protos/customer/v1/imports.proto

import type { FilePosition as _customer_v1_FilePosition, FilePosition__Output as _customer_v1_FilePosition__Output } from '../../customer/v1/FilePosition.ts';
import type { RowToImport as _customer_v1_RowToImport, RowToImport__Output as _customer_v1_RowToImport__Output } from '../../customer/v1/RowToImport.ts';
import type { Long } from '@grpc/proto-loader';

export interface ApplyRowsRequest {
  'importId'?: (string);
  'fromBytes'?: (number | string | Long);
  'to'?: (_customer_v1_FilePosition | null);
  'columns'?: (string)[];
  'rows'?: (_customer_v1_RowToImport)[];
  'complete'?: (boolean);
}

export interface ApplyRowsRequest__Output {
  'importId': (string);
  'fromBytes': (number);
  'to': (_customer_v1_FilePosition__Output | null);
  'columns': (string)[];
  'rows': (_customer_v1_RowToImport__Output)[];
  'complete': (boolean);
}
