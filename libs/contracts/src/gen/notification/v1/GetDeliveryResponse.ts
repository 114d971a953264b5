// Original file: protos/notification/v1/deliveries.proto

import type { Delivery as _notification_v1_Delivery, Delivery__Output as _notification_v1_Delivery__Output } from '../../notification/v1/Delivery.ts';
import type { DeliveryEvent as _notification_v1_DeliveryEvent, DeliveryEvent__Output as _notification_v1_DeliveryEvent__Output } from '../../notification/v1/DeliveryEvent.ts';

export interface GetDeliveryResponse {
  'delivery'?: (_notification_v1_Delivery | null);
  'events'?: (_notification_v1_DeliveryEvent)[];
  'address'?: (string);
}

export interface GetDeliveryResponse__Output {
  'delivery': (_notification_v1_Delivery__Output | null);
  'events': (_notification_v1_DeliveryEvent__Output)[];
  'address': (string);
}
