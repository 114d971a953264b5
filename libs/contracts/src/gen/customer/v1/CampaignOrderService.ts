// Original file: protos/customer/v1/campaigns.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ListCampaignOrdersRequest as _customer_v1_ListCampaignOrdersRequest, ListCampaignOrdersRequest__Output as _customer_v1_ListCampaignOrdersRequest__Output } from '../../customer/v1/ListCampaignOrdersRequest.ts';
import type { ListCampaignOrdersResponse as _customer_v1_ListCampaignOrdersResponse, ListCampaignOrdersResponse__Output as _customer_v1_ListCampaignOrdersResponse__Output } from '../../customer/v1/ListCampaignOrdersResponse.ts';

export interface CampaignOrderServiceClient extends grpc.Client {
  ListCampaignOrders(argument: _customer_v1_ListCampaignOrdersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ListCampaignOrdersResponse__Output>): grpc.ClientUnaryCall;
  ListCampaignOrders(argument: _customer_v1_ListCampaignOrdersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_ListCampaignOrdersResponse__Output>): grpc.ClientUnaryCall;
  ListCampaignOrders(argument: _customer_v1_ListCampaignOrdersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ListCampaignOrdersResponse__Output>): grpc.ClientUnaryCall;
  ListCampaignOrders(argument: _customer_v1_ListCampaignOrdersRequest, callback: grpc.requestCallback<_customer_v1_ListCampaignOrdersResponse__Output>): grpc.ClientUnaryCall;
  listCampaignOrders(argument: _customer_v1_ListCampaignOrdersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ListCampaignOrdersResponse__Output>): grpc.ClientUnaryCall;
  listCampaignOrders(argument: _customer_v1_ListCampaignOrdersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_ListCampaignOrdersResponse__Output>): grpc.ClientUnaryCall;
  listCampaignOrders(argument: _customer_v1_ListCampaignOrdersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ListCampaignOrdersResponse__Output>): grpc.ClientUnaryCall;
  listCampaignOrders(argument: _customer_v1_ListCampaignOrdersRequest, callback: grpc.requestCallback<_customer_v1_ListCampaignOrdersResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface CampaignOrderServiceHandlers extends grpc.UntypedServiceImplementation {
  ListCampaignOrders: grpc.handleUnaryCall<_customer_v1_ListCampaignOrdersRequest__Output, _customer_v1_ListCampaignOrdersResponse>;
  
}

export interface CampaignOrderServiceDefinition extends grpc.ServiceDefinition {
  ListCampaignOrders: MethodDefinition<_customer_v1_ListCampaignOrdersRequest, _customer_v1_ListCampaignOrdersResponse, _customer_v1_ListCampaignOrdersRequest__Output, _customer_v1_ListCampaignOrdersResponse__Output>
}
