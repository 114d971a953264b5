// Original file: protos/notification/v1/deliveries.proto


export interface GetDeliveryRequest {
  'deliveryId'?: (string);
}

export interface GetDeliveryRequest__Output {
  'deliveryId': (string);
}
