// Original file: protos/customer/v1/imports.proto

import type { FailedRow as _customer_v1_FailedRow, FailedRow__Output as _customer_v1_FailedRow__Output } from '../../customer/v1/FailedRow.ts';

export interface ListImportErrorsResponse {
  'columns'?: (string)[];
  'rows'?: (_customer_v1_FailedRow)[];
}

export interface ListImportErrorsResponse__Output {
  'columns': (string)[];
  'rows': (_customer_v1_FailedRow__Output)[];
}
