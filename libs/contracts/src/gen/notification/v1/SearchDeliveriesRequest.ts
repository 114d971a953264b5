// Original file: protos/notification/v1/deliveries.proto

import type { DeliveryFilter as _notification_v1_DeliveryFilter, DeliveryFilter__Output as _notification_v1_DeliveryFilter__Output } from '../../notification/v1/DeliveryFilter.ts';

export interface SearchDeliveriesRequest {
  'filter'?: (_notification_v1_DeliveryFilter | null);
  'limit'?: (number);
  'cursor'?: (string);
}

export interface SearchDeliveriesRequest__Output {
  'filter': (_notification_v1_DeliveryFilter__Output | null);
  'limit': (number);
  'cursor': (string);
}
