// Original file: protos/customer/v1/imports.proto

import type { ImportOptions as _customer_v1_ImportOptions, ImportOptions__Output as _customer_v1_ImportOptions__Output } from '../../customer/v1/ImportOptions.ts';

export interface StartImportRequest {
  'importId'?: (string);
  'importer'?: (string);
  'source'?: (string);
  'startedBy'?: (string);
  'options'?: (_customer_v1_ImportOptions | null);
}

export interface StartImportRequest__Output {
  'importId': (string);
  'importer': (string);
  'source': (string);
  'startedBy': (string);
  'options': (_customer_v1_ImportOptions__Output | null);
}
