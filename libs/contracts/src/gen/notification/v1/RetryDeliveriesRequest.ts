// Original file: protos/notification/v1/deliveries.proto

import type { DeliveryFilter as _notification_v1_DeliveryFilter, DeliveryFilter__Output as _notification_v1_DeliveryFilter__Output } from '../../notification/v1/DeliveryFilter.ts';
import type { Long } from '@grpc/proto-loader';

export interface RetryDeliveriesRequest {
  'filter'?: (_notification_v1_DeliveryFilter | null);
  'limit'?: (number);
  'notBeforeMs'?: (number | string | Long);
}

export interface RetryDeliveriesRequest__Output {
  'filter': (_notification_v1_DeliveryFilter__Output | null);
  'limit': (number);
  'notBeforeMs': (number);
}
