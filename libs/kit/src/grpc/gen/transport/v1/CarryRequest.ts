// Original file: protos/transport/v1/gathered_calls.proto

import type { GatheredCall as _transport_v1_GatheredCall, GatheredCall__Output as _transport_v1_GatheredCall__Output } from '../../transport/v1/GatheredCall.ts';

export interface CarryRequest {
  'calls'?: (_transport_v1_GatheredCall)[];
}

export interface CarryRequest__Output {
  'calls': (_transport_v1_GatheredCall__Output)[];
}
