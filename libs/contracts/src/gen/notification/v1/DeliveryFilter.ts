// Original file: protos/notification/v1/deliveries.proto

import type { Long } from '@grpc/proto-loader';

export interface DeliveryFilter {
  'customerId'?: (string);
  'state'?: (string);
  'kind'?: (string);
  'campaignId'?: (string);
  'fromMs'?: (number | string | Long);
  'toMs'?: (number | string | Long);
}

export interface DeliveryFilter__Output {
  'customerId': (string);
  'state': (string);
  'kind': (string);
  'campaignId': (string);
  'fromMs': (number);
  'toMs': (number);
}
