// Original file: protos/identity/v1/identity.proto

import type { CustomerEpoch as _identity_v1_CustomerEpoch, CustomerEpoch__Output as _identity_v1_CustomerEpoch__Output } from '../../identity/v1/CustomerEpoch.ts';

export interface GetEpochsResponse {
  'epochs'?: (_identity_v1_CustomerEpoch)[];
}

export interface GetEpochsResponse__Output {
  'epochs': (_identity_v1_CustomerEpoch__Output)[];
}
