// Original file: protos/customer/v1/customer.proto

import type { RowToImport as _customer_v1_RowToImport, RowToImport__Output as _customer_v1_RowToImport__Output } from '../../customer/v1/RowToImport.ts';

export interface ImportCustomersRequest {
  'columns'?: (string)[];
  'rows'?: (_customer_v1_RowToImport)[];
  'overwritePasswords'?: (boolean);
}

export interface ImportCustomersRequest__Output {
  'columns': (string)[];
  'rows': (_customer_v1_RowToImport__Output)[];
  'overwritePasswords': (boolean);
}
