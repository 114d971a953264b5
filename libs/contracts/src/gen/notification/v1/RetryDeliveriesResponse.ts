// Original file: protos/notification/v1/deliveries.proto


export interface RetryDeliveriesResponse {
  'retried'?: (number);
  'more'?: (boolean);
}

export interface RetryDeliveriesResponse__Output {
  'retried': (number);
  'more': (boolean);
}
