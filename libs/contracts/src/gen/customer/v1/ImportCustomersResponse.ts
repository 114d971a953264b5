// Original file: protos/customer/v1/customer.proto

import type { ImportedRow as _customer_v1_ImportedRow, ImportedRow__Output as _customer_v1_ImportedRow__Output } from '../../customer/v1/ImportedRow.ts';

export interface ImportCustomersResponse {
  'rows'?: (_customer_v1_ImportedRow)[];
  'ignoredColumns'?: (string)[];
}

export interface ImportCustomersResponse__Output {
  'rows': (_customer_v1_ImportedRow__Output)[];
  'ignoredColumns': (string)[];
}
