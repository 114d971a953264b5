// Original file: protos/notification/v1/deliveries.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { GetDeliveryRequest as _notification_v1_GetDeliveryRequest, GetDeliveryRequest__Output as _notification_v1_GetDeliveryRequest__Output } from '../../notification/v1/GetDeliveryRequest.ts';
import type { GetDeliveryResponse as _notification_v1_GetDeliveryResponse, GetDeliveryResponse__Output as _notification_v1_GetDeliveryResponse__Output } from '../../notification/v1/GetDeliveryResponse.ts';
import type { RetryDeliveriesRequest as _notification_v1_RetryDeliveriesRequest, RetryDeliveriesRequest__Output as _notification_v1_RetryDeliveriesRequest__Output } from '../../notification/v1/RetryDeliveriesRequest.ts';
import type { RetryDeliveriesResponse as _notification_v1_RetryDeliveriesResponse, RetryDeliveriesResponse__Output as _notification_v1_RetryDeliveriesResponse__Output } from '../../notification/v1/RetryDeliveriesResponse.ts';
import type { RetryDeliveryRequest as _notification_v1_RetryDeliveryRequest, RetryDeliveryRequest__Output as _notification_v1_RetryDeliveryRequest__Output } from '../../notification/v1/RetryDeliveryRequest.ts';
import type { RetryDeliveryResponse as _notification_v1_RetryDeliveryResponse, RetryDeliveryResponse__Output as _notification_v1_RetryDeliveryResponse__Output } from '../../notification/v1/RetryDeliveryResponse.ts';
import type { SearchDeliveriesRequest as _notification_v1_SearchDeliveriesRequest, SearchDeliveriesRequest__Output as _notification_v1_SearchDeliveriesRequest__Output } from '../../notification/v1/SearchDeliveriesRequest.ts';
import type { SearchDeliveriesResponse as _notification_v1_SearchDeliveriesResponse, SearchDeliveriesResponse__Output as _notification_v1_SearchDeliveriesResponse__Output } from '../../notification/v1/SearchDeliveriesResponse.ts';

export interface DeliveriesServiceClient extends grpc.Client {
  GetDelivery(argument: _notification_v1_GetDeliveryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_GetDeliveryResponse__Output>): grpc.ClientUnaryCall;
  GetDelivery(argument: _notification_v1_GetDeliveryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_notification_v1_GetDeliveryResponse__Output>): grpc.ClientUnaryCall;
  GetDelivery(argument: _notification_v1_GetDeliveryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_GetDeliveryResponse__Output>): grpc.ClientUnaryCall;
  GetDelivery(argument: _notification_v1_GetDeliveryRequest, callback: grpc.requestCallback<_notification_v1_GetDeliveryResponse__Output>): grpc.ClientUnaryCall;
  getDelivery(argument: _notification_v1_GetDeliveryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_GetDeliveryResponse__Output>): grpc.ClientUnaryCall;
  getDelivery(argument: _notification_v1_GetDeliveryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_notification_v1_GetDeliveryResponse__Output>): grpc.ClientUnaryCall;
  getDelivery(argument: _notification_v1_GetDeliveryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_GetDeliveryResponse__Output>): grpc.ClientUnaryCall;
  getDelivery(argument: _notification_v1_GetDeliveryRequest, callback: grpc.requestCallback<_notification_v1_GetDeliveryResponse__Output>): grpc.ClientUnaryCall;
  
  RetryDeliveries(argument: _notification_v1_RetryDeliveriesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_RetryDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  RetryDeliveries(argument: _notification_v1_RetryDeliveriesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_notification_v1_RetryDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  RetryDeliveries(argument: _notification_v1_RetryDeliveriesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_RetryDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  RetryDeliveries(argument: _notification_v1_RetryDeliveriesRequest, callback: grpc.requestCallback<_notification_v1_RetryDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  retryDeliveries(argument: _notification_v1_RetryDeliveriesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_RetryDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  retryDeliveries(argument: _notification_v1_RetryDeliveriesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_notification_v1_RetryDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  retryDeliveries(argument: _notification_v1_RetryDeliveriesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_RetryDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  retryDeliveries(argument: _notification_v1_RetryDeliveriesRequest, callback: grpc.requestCallback<_notification_v1_RetryDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  
  RetryDelivery(argument: _notification_v1_RetryDeliveryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_RetryDeliveryResponse__Output>): grpc.ClientUnaryCall;
  RetryDelivery(argument: _notification_v1_RetryDeliveryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_notification_v1_RetryDeliveryResponse__Output>): grpc.ClientUnaryCall;
  RetryDelivery(argument: _notification_v1_RetryDeliveryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_RetryDeliveryResponse__Output>): grpc.ClientUnaryCall;
  RetryDelivery(argument: _notification_v1_RetryDeliveryRequest, callback: grpc.requestCallback<_notification_v1_RetryDeliveryResponse__Output>): grpc.ClientUnaryCall;
  retryDelivery(argument: _notification_v1_RetryDeliveryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_RetryDeliveryResponse__Output>): grpc.ClientUnaryCall;
  retryDelivery(argument: _notification_v1_RetryDeliveryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_notification_v1_RetryDeliveryResponse__Output>): grpc.ClientUnaryCall;
  retryDelivery(argument: _notification_v1_RetryDeliveryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_RetryDeliveryResponse__Output>): grpc.ClientUnaryCall;
  retryDelivery(argument: _notification_v1_RetryDeliveryRequest, callback: grpc.requestCallback<_notification_v1_RetryDeliveryResponse__Output>): grpc.ClientUnaryCall;
  
  SearchDeliveries(argument: _notification_v1_SearchDeliveriesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_SearchDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  SearchDeliveries(argument: _notification_v1_SearchDeliveriesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_notification_v1_SearchDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  SearchDeliveries(argument: _notification_v1_SearchDeliveriesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_SearchDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  SearchDeliveries(argument: _notification_v1_SearchDeliveriesRequest, callback: grpc.requestCallback<_notification_v1_SearchDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  searchDeliveries(argument: _notification_v1_SearchDeliveriesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_SearchDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  searchDeliveries(argument: _notification_v1_SearchDeliveriesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_notification_v1_SearchDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  searchDeliveries(argument: _notification_v1_SearchDeliveriesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_SearchDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  searchDeliveries(argument: _notification_v1_SearchDeliveriesRequest, callback: grpc.requestCallback<_notification_v1_SearchDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface DeliveriesServiceHandlers extends grpc.UntypedServiceImplementation {
  GetDelivery: grpc.handleUnaryCall<_notification_v1_GetDeliveryRequest__Output, _notification_v1_GetDeliveryResponse>;
  
  RetryDeliveries: grpc.handleUnaryCall<_notification_v1_RetryDeliveriesRequest__Output, _notification_v1_RetryDeliveriesResponse>;
  
  RetryDelivery: grpc.handleUnaryCall<_notification_v1_RetryDeliveryRequest__Output, _notification_v1_RetryDeliveryResponse>;
  
  SearchDeliveries: grpc.handleUnaryCall<_notification_v1_SearchDeliveriesRequest__Output, _notification_v1_SearchDeliveriesResponse>;
  
}

export interface DeliveriesServiceDefinition extends grpc.ServiceDefinition {
  GetDelivery: MethodDefinition<_notification_v1_GetDeliveryRequest, _notification_v1_GetDeliveryResponse, _notification_v1_GetDeliveryRequest__Output, _notification_v1_GetDeliveryResponse__Output>
  RetryDeliveries: MethodDefinition<_notification_v1_RetryDeliveriesRequest, _notification_v1_RetryDeliveriesResponse, _notification_v1_RetryDeliveriesRequest__Output, _notification_v1_RetryDeliveriesResponse__Output>
  RetryDelivery: MethodDefinition<_notification_v1_RetryDeliveryRequest, _notification_v1_RetryDeliveryResponse, _notification_v1_RetryDeliveryRequest__Output, _notification_v1_RetryDeliveryResponse__Output>
  SearchDeliveries: MethodDefinition<_notification_v1_SearchDeliveriesRequest, _notification_v1_SearchDeliveriesResponse, _notification_v1_SearchDeliveriesRequest__Output, _notification_v1_SearchDeliveriesResponse__Output>
}
