// Original file: protos/notification/v1/deliveries.proto

import type { Delivery as _notification_v1_Delivery, Delivery__Output as _notification_v1_Delivery__Output } from '../../notification/v1/Delivery.ts';

export interface SearchDeliveriesResponse {
  'deliveries'?: (_notification_v1_Delivery)[];
  'nextCursor'?: (string);
}

export interface SearchDeliveriesResponse__Output {
  'deliveries': (_notification_v1_Delivery__Output)[];
  'nextCursor': (string);
}
