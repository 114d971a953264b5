// Original file: protos/customer/v1/customer.proto

import type { CellFault as _customer_v1_CellFault, CellFault__Output as _customer_v1_CellFault__Output } from '../../customer/v1/CellFault.ts';
import type { Long } from '@grpc/proto-loader';

// Original file: protos/customer/v1/customer.proto

export const _customer_v1_ImportedRow_Outcome = {
  OUTCOME_UNSPECIFIED: 'OUTCOME_UNSPECIFIED',
  OUTCOME_CREATED: 'OUTCOME_CREATED',
  OUTCOME_UPDATED: 'OUTCOME_UPDATED',
  OUTCOME_UNCHANGED: 'OUTCOME_UNCHANGED',
  OUTCOME_FAILED: 'OUTCOME_FAILED',
} as const;

export type _customer_v1_ImportedRow_Outcome =
  | 'OUTCOME_UNSPECIFIED'
  | 0
  | 'OUTCOME_CREATED'
  | 1
  | 'OUTCOME_UPDATED'
  | 2
  | 'OUTCOME_UNCHANGED'
  | 3
  | 'OUTCOME_FAILED'
  | 4

export type _customer_v1_ImportedRow_Outcome__Output = typeof _customer_v1_ImportedRow_Outcome[keyof typeof _customer_v1_ImportedRow_Outcome]

export interface ImportedRow {
  'row'?: (number | string | Long);
  'outcome'?: (_customer_v1_ImportedRow_Outcome);
  'faults'?: (_customer_v1_CellFault)[];
}

export interface ImportedRow__Output {
  'row': (number);
  'outcome': (_customer_v1_ImportedRow_Outcome__Output);
  'faults': (_customer_v1_CellFault__Output)[];
}
