// Original file: protos/notification/v1/deliveries.proto

import type { Long } from '@grpc/proto-loader';

export interface DeliveryEvent {
  'atMs'?: (number | string | Long);
  'outcome'?: (string);
  'reason'?: (string);
  'by'?: (string);
}

export interface DeliveryEvent__Output {
  'atMs': (number);
  'outcome': (string);
  'reason': (string);
  'by': (string);
}
