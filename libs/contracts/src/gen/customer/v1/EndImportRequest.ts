// Original file: protos/customer/v1/imports.proto

import type { _customer_v1_Import_State, _customer_v1_Import_State__Output } from '../../customer/v1/Import.ts';

export interface EndImportRequest {
  'importId'?: (string);
  'state'?: (_customer_v1_Import_State);
  'reason'?: (string);
}

export interface EndImportRequest__Output {
  'importId': (string);
  'state': (_customer_v1_Import_State__Output);
  'reason': (string);
}
