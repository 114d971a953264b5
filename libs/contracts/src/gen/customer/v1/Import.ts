// Original file: protos/customer/v1/imports.proto

import type { ImportOptions as _customer_v1_ImportOptions, ImportOptions__Output as _customer_v1_ImportOptions__Output } from '../../customer/v1/ImportOptions.ts';
import type { FilePosition as _customer_v1_FilePosition, FilePosition__Output as _customer_v1_FilePosition__Output } from '../../customer/v1/FilePosition.ts';
import type { FileFingerprint as _customer_v1_FileFingerprint, FileFingerprint__Output as _customer_v1_FileFingerprint__Output } from '../../customer/v1/FileFingerprint.ts';
import type { Long } from '@grpc/proto-loader';

// Original file: protos/customer/v1/imports.proto

export const _customer_v1_Import_State = {
  STATE_UNSPECIFIED: 'STATE_UNSPECIFIED',
  STATE_RUNNING: 'STATE_RUNNING',
  STATE_WAITING_FOR_FILE: 'STATE_WAITING_FOR_FILE',
  STATE_COMPLETED: 'STATE_COMPLETED',
  STATE_FAILED: 'STATE_FAILED',
  STATE_CANCELLED: 'STATE_CANCELLED',
} as const;

export type _customer_v1_Import_State =
  | 'STATE_UNSPECIFIED'
  | 0
  | 'STATE_RUNNING'
  | 1
  | 'STATE_WAITING_FOR_FILE'
  | 2
  | 'STATE_COMPLETED'
  | 3
  | 'STATE_FAILED'
  | 4
  | 'STATE_CANCELLED'
  | 5

export type _customer_v1_Import_State__Output = typeof _customer_v1_Import_State[keyof typeof _customer_v1_Import_State]

export interface Import {
  'importId'?: (string);
  'importer'?: (string);
  'source'?: (string);
  'state'?: (_customer_v1_Import_State);
  'reason'?: (string);
  'startedBy'?: (string);
  'options'?: (_customer_v1_ImportOptions | null);
  'columns'?: (string)[];
  'ignoredColumns'?: (string)[];
  'position'?: (_customer_v1_FilePosition | null);
  'created'?: (number | string | Long);
  'updated'?: (number | string | Long);
  'unchanged'?: (number | string | Long);
  'failed'?: (number | string | Long);
  'startedAtMs'?: (number | string | Long);
  'heardAtMs'?: (number | string | Long);
  'endedAtMs'?: (number | string | Long);
  'file'?: (_customer_v1_FileFingerprint | null);
}

export interface Import__Output {
  'importId': (string);
  'importer': (string);
  'source': (string);
  'state': (_customer_v1_Import_State__Output);
  'reason': (string);
  'startedBy': (string);
  'options': (_customer_v1_ImportOptions__Output | null);
  'columns': (string)[];
  'ignoredColumns': (string)[];
  'position': (_customer_v1_FilePosition__Output | null);
  'created': (number);
  'updated': (number);
  'unchanged': (number);
  'failed': (number);
  'startedAtMs': (number);
  'heardAtMs': (number);
  'endedAtMs': (number);
  'file': (_customer_v1_FileFingerprint__Output | null);
}
