// Original file: protos/transport/v1/gathered_calls.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CarryRequest as _transport_v1_CarryRequest, CarryRequest__Output as _transport_v1_CarryRequest__Output } from '../../transport/v1/CarryRequest.ts';
import type { CarryResponse as _transport_v1_CarryResponse, CarryResponse__Output as _transport_v1_CarryResponse__Output } from '../../transport/v1/CarryResponse.ts';

export interface GatheredCallServiceClient extends grpc.Client {
  Carry(argument: _transport_v1_CarryRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_transport_v1_CarryResponse__Output>;
  Carry(argument: _transport_v1_CarryRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_transport_v1_CarryResponse__Output>;
  carry(argument: _transport_v1_CarryRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_transport_v1_CarryResponse__Output>;
  carry(argument: _transport_v1_CarryRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_transport_v1_CarryResponse__Output>;
  
}

export interface GatheredCallServiceHandlers extends grpc.UntypedServiceImplementation {
  Carry: grpc.handleServerStreamingCall<_transport_v1_CarryRequest__Output, _transport_v1_CarryResponse>;
  
}

export interface GatheredCallServiceDefinition extends grpc.ServiceDefinition {
  Carry: MethodDefinition<_transport_v1_CarryRequest, _transport_v1_CarryResponse, _transport_v1_CarryRequest__Output, _transport_v1_CarryResponse__Output>
}
