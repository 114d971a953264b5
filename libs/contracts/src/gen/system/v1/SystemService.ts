// Original file: protos/system/v1/system.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { DescribeRequest as _system_v1_DescribeRequest, DescribeRequest__Output as _system_v1_DescribeRequest__Output } from '../../system/v1/DescribeRequest.ts';
import type { DescribeResponse as _system_v1_DescribeResponse, DescribeResponse__Output as _system_v1_DescribeResponse__Output } from '../../system/v1/DescribeResponse.ts';

export interface SystemServiceClient extends grpc.Client {
  Describe(argument: _system_v1_DescribeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_system_v1_DescribeResponse__Output>): grpc.ClientUnaryCall;
  Describe(argument: _system_v1_DescribeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_system_v1_DescribeResponse__Output>): grpc.ClientUnaryCall;
  Describe(argument: _system_v1_DescribeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_system_v1_DescribeResponse__Output>): grpc.ClientUnaryCall;
  Describe(argument: _system_v1_DescribeRequest, callback: grpc.requestCallback<_system_v1_DescribeResponse__Output>): grpc.ClientUnaryCall;
  describe(argument: _system_v1_DescribeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_system_v1_DescribeResponse__Output>): grpc.ClientUnaryCall;
  describe(argument: _system_v1_DescribeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_system_v1_DescribeResponse__Output>): grpc.ClientUnaryCall;
  describe(argument: _system_v1_DescribeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_system_v1_DescribeResponse__Output>): grpc.ClientUnaryCall;
  describe(argument: _system_v1_DescribeRequest, callback: grpc.requestCallback<_system_v1_DescribeResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface SystemServiceHandlers extends grpc.UntypedServiceImplementation {
  Describe: grpc.handleUnaryCall<_system_v1_DescribeRequest__Output, _system_v1_DescribeResponse>;
  
}

export interface SystemServiceDefinition extends grpc.ServiceDefinition {
  Describe: MethodDefinition<_system_v1_DescribeRequest, _system_v1_DescribeResponse, _system_v1_DescribeRequest__Output, _system_v1_DescribeResponse__Output>
}
