// Original file: protos/notification/v1/notification.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CountDeliveriesRequest as _notification_v1_CountDeliveriesRequest, CountDeliveriesRequest__Output as _notification_v1_CountDeliveriesRequest__Output } from '../../notification/v1/CountDeliveriesRequest.ts';
import type { CountDeliveriesResponse as _notification_v1_CountDeliveriesResponse, CountDeliveriesResponse__Output as _notification_v1_CountDeliveriesResponse__Output } from '../../notification/v1/CountDeliveriesResponse.ts';

export interface NotificationServiceClient extends grpc.Client {
  CountDeliveries(argument: _notification_v1_CountDeliveriesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_CountDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  CountDeliveries(argument: _notification_v1_CountDeliveriesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_notification_v1_CountDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  CountDeliveries(argument: _notification_v1_CountDeliveriesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_CountDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  CountDeliveries(argument: _notification_v1_CountDeliveriesRequest, callback: grpc.requestCallback<_notification_v1_CountDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  countDeliveries(argument: _notification_v1_CountDeliveriesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_CountDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  countDeliveries(argument: _notification_v1_CountDeliveriesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_notification_v1_CountDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  countDeliveries(argument: _notification_v1_CountDeliveriesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_CountDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  countDeliveries(argument: _notification_v1_CountDeliveriesRequest, callback: grpc.requestCallback<_notification_v1_CountDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface NotificationServiceHandlers extends grpc.UntypedServiceImplementation {
  CountDeliveries: grpc.handleUnaryCall<_notification_v1_CountDeliveriesRequest__Output, _notification_v1_CountDeliveriesResponse>;
  
}

export interface NotificationServiceDefinition extends grpc.ServiceDefinition {
  CountDeliveries: MethodDefinition<_notification_v1_CountDeliveriesRequest, _notification_v1_CountDeliveriesResponse, _notification_v1_CountDeliveriesRequest__Output, _notification_v1_CountDeliveriesResponse__Output>
}
