// Original file: protos/transport/v1/gathered_calls.proto

import type { GatheredAnswer as _transport_v1_GatheredAnswer, GatheredAnswer__Output as _transport_v1_GatheredAnswer__Output } from '../../transport/v1/GatheredAnswer.ts';

export interface CarryResponse {
  'answers'?: (_transport_v1_GatheredAnswer)[];
}

export interface CarryResponse__Output {
  'answers': (_transport_v1_GatheredAnswer__Output)[];
}
