// Original file: protos/customer/v1/imports.proto

import type { ImportOptions as _customer_v1_ImportOptions, ImportOptions__Output as _customer_v1_ImportOptions__Output } from '../../customer/v1/ImportOptions.ts';
import type { FileFingerprint as _customer_v1_FileFingerprint, FileFingerprint__Output as _customer_v1_FileFingerprint__Output } from '../../customer/v1/FileFingerprint.ts';

export interface StartImportRequest {
  'importId'?: (string);
  'importer'?: (string);
  'source'?: (string);
  'startedBy'?: (string);
  'options'?: (_customer_v1_ImportOptions | null);
  'file'?: (_customer_v1_FileFingerprint | null);
}

export interface StartImportRequest__Output {
  'importId': (string);
  'importer': (string);
  'source': (string);
  'startedBy': (string);
  'options': (_customer_v1_ImportOptions__Output | null);
  'file': (_customer_v1_FileFingerprint__Output | null);
}
