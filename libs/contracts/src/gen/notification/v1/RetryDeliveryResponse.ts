// Original file: protos/notification/v1/deliveries.proto


export interface RetryDeliveryResponse {
}

export interface RetryDeliveryResponse__Output {
}
