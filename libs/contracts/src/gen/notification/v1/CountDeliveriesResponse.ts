// Original file: protos/notification/v1/notification.proto

import type { Long } from '@grpc/proto-loader';

export interface CountDeliveriesResponse {
  'byState'?: ({[key: string]: number | string | Long});
}

export interface CountDeliveriesResponse__Output {
  'byState': ({[key: string]: number});
}
