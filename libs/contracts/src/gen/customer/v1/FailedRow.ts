// Original file: protos/customer/v1/imports.proto

import type { CellFault as _customer_v1_CellFault, CellFault__Output as _customer_v1_CellFault__Output } from '../../customer/v1/CellFault.ts';
import type { Long } from '@grpc/proto-loader';

export interface FailedRow {
  'row'?: (number | string | Long);
  'faults'?: (_customer_v1_CellFault)[];
  'cells'?: (string)[];
}

export interface FailedRow__Output {
  'row': (number);
  'faults': (_customer_v1_CellFault__Output)[];
  'cells': (string)[];
}
