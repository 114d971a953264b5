// Original file: protos/notification/v1/notification.proto


export interface CountDeliveriesRequest {
}

export interface CountDeliveriesRequest__Output {
}
