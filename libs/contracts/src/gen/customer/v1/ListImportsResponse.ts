// Original file: protos/customer/v1/imports.proto

import type { Import as _customer_v1_Import, Import__Output as _customer_v1_Import__Output } from '../../customer/v1/Import.ts';

export interface ListImportsResponse {
  'imports'?: (_customer_v1_Import)[];
  'nextCursor'?: (string);
}

export interface ListImportsResponse__Output {
  'imports': (_customer_v1_Import__Output)[];
  'nextCursor': (string);
}
