// Original file: protos/notification/v1/deliveries.proto

import type { Long } from '@grpc/proto-loader';

export interface RetryDeliveryRequest {
  'deliveryId'?: (string);
  'notBeforeMs'?: (number | string | Long);
}

export interface RetryDeliveryRequest__Output {
  'deliveryId': (string);
  'notBeforeMs': (number);
}
