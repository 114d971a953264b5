// Original file: protos/customer/v1/imports.proto

import type { Import as _customer_v1_Import, Import__Output as _customer_v1_Import__Output } from '../../customer/v1/Import.ts';

export interface EndImportResponse {
  'import'?: (_customer_v1_Import | null);
}

export interface EndImportResponse__Output {
  'import': (_customer_v1_Import__Output | null);
}
